import Candor
import CandorPreferences
import CandorTesting
import Foundation

/// Files of pairs, written for the tests.
package enum PairFiles {
    /// Reads lines as a file of pairs.
    package static func pairs(
        _ lines: [String], name: String = "pairs.jsonl", seed: UInt64 = 1, sample: Int? = nil,
        badRows: Dataset.BadRows = .stop
    ) async throws -> (pairs: [PreferencePair], counts: PairCounts) {
        try await TemporaryDirectory.with { folder in
            let path = try folder.write(name, lines.joined(separator: "\n") + "\n").path
            var reader = try PairReader(path: path, seed: seed, sample: sample, badRows: badRows)
            var pairs: [PreferencePair] = []
            while let pair = try reader.next() { pairs.append(pair) }
            return (pairs, reader.counts)
        }
    }

    /// A row of whole dialogues as hh-rlhf publishes them.
    package static func published(_ chosen: String, _ rejected: String) throws -> String {
        try Rows.line(["chosen": chosen, "rejected": rejected])
    }

    /// A row of two responses to a question.
    package static func ordered(
        _ prompt: Any = "Why?", a: String = "Because.", b: String = "Who knows?", preferred: Any = "a",
        more: [String: Any] = [:]
    ) throws -> String {
        let row: [String: Any] = ["prompt": prompt, "response_a": a, "response_b": b, "preferred": preferred]
        return try Rows.line(row.merging(more) { $1 })
    }

    /// Many different rows; the first response is always the preferred one.
    package static func many(_ count: Int) throws -> [String] {
        try (0..<count).map { index in
            try published(
                "\n\nHuman: Question \(index)?\n\nAssistant: Good answer \(index).",
                "\n\nHuman: Question \(index)?\n\nAssistant: Bad answer \(index * 7919 % 1000).")
        }
    }
}

extension PreferencePair {
    /// The response that was preferred, where one was.
    package var winner: String? {
        switch preferred {
        case .a: responseA
        case .b: responseB
        case .tie, .share: nil
        }
    }

    /// The two responses in the order in which the file has them.
    package var inFileOrder: (first: String, second: String) {
        isSwapped ? (responseB, responseA) : (responseA, responseB)
    }
}
