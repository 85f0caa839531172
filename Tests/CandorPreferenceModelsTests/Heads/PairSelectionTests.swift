import Candor
import CandorPreferenceModels
import CandorPreferences
import CandorTesting
import Foundation
import Testing

@Suite("The pairs that a head is made from")
struct PairSelectionTests {
    /// Pairs of which every second differs in how concise its responses are.
    private func file(in directory: TemporaryDirectory) throws -> String {
        let lines = (0..<40).map { index in
            let long = index % 2 == 0 ? String(repeating: "More words of no use. ", count: 30) : "No, it is not."
            return #"{"id": "\#(index)", "prompt": "Is it \#(index)?", "response_a": "\#(long)", "#
                + #""response_b": "Yes, it is.", "preferred": "a"}"# + "\n"
        }
        return try directory.write("pairs.jsonl", lines.joined()).path
    }

    private func selection(_ path: String, sample: Int?, filter: String?) throws -> PairSelection {
        let features = try FeaturePack.builtIn().features.filter { $0.name == "concise" }
        return try PairSelection(
            path: path, seed: 5, sample: sample, badRows: .stop,
            filter: filter.map { try PairFilter($0, features: ["concise"]) }, features: features,
            labeller: RulesFeatureLabeller())
    }

    @Test("The first of one random order, so that filtered and unfiltered share what they can")
    func shared() async throws {
        try await TemporaryDirectory.with { directory in
            let path = try file(in: directory)
            let all = try selection(path, sample: 10, filter: nil)
            let filtered = try selection(path, sample: 10, filter: "concise=differs")
            #expect(all.pairs.count == 10 && filtered.pairs.count == 10)
            #expect(all.filteredOut == 0 && filtered.filteredOut == 20)
            #expect(filtered.labels.allSatisfy { $0 != ["concise": .same] })
            let kept = zip(all.pairs, all.labels).filter { $1 != ["concise": .same] }.map(\.0)
            #expect(!kept.isEmpty && kept == Array(filtered.pairs.prefix(kept.count)))
            // The same pairs as every other command draws with this seed.
            let drawn = try PreferencePairs(path: path, seed: 5, sample: 10)
            #expect(Set(all.pairs) == Set(drawn.pairs))
        }
    }

    @Test("Where nothing is left it is said which expression left nothing")
    func nothing() async throws {
        try await TemporaryDirectory.with { directory in
            let path = try file(in: directory)
            let error = try #require(throws: DataError.self) {
                try selection(path, sample: nil, filter: "concise=a and concise=b")
            }
            #expect(error.code == .empty)
            #expect(error.reason.contains("concise=a and concise=b"))
        }
    }
}
