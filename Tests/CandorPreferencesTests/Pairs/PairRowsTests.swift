import Candor
import CandorModels
import CandorPreferences
import CandorTestSupport
import CandorTesting
import Foundation
import Testing

@Suite("Rows of pairs")
struct PairRowsTests {
    @Test("Preferences are letters in either case, ties and shares, and move with the side")
    func preferences() async throws {
        let given: [Any] = ["a", "B", "tie", "TIE", 0, 0.25, 1, "0.75"]
        let read = try await PairFiles.pairs(given.map { try PairFiles.ordered(preferred: $0) })
        let expected: [Preference] = [
            .a, .b, .tie, .tie, .share(0), .share(0.25), .share(1), .share(0.75),
        ]
        #expect(read.pairs.map { $0.isSwapped ? $0.preferred.swapped : $0.preferred } == expected)
        #expect(read.pairs.allSatisfy { $0.inFileOrder == ("Because.", "Who knows?") })
    }

    @Test("A dialogue is a list of messages by either names, under either key")
    func messages() async throws {
        let published = [
            ["type": "human", "content": "A"], ["type": "ai", "content": "b"], ["type": "human", "content": "C"],
        ]
        let usual = [
            ["role": "user", "content": "A"], ["role": "assistant", "content": "b"], ["role": "user", "content": "C"],
        ]
        let lines = [
            try PairFiles.ordered(published),
            try Rows.line(["dialogue": usual, "response_a": "x", "response_b": "y", "preferred": "a"]),
            try Rows.line([
                "chosen": usual + [["role": "assistant", "content": "x"]],
                "rejected": usual + [["role": "assistant", "content": "y"]],
            ]),
            try Rows.line(["prompt": usual, "chosen": "x", "rejected": "y"]),
        ]
        let read = try await PairFiles.pairs(lines)
        #expect(read.pairs.count == 4)
        for pair in read.pairs {
            #expect(pair.dialogue.messages == [.user("A"), .assistant("b"), .user("C")])
        }
        let system = [["role": "system", "content": "S"], ["role": "user", "content": "A"]]
        let pair = try #require(try await PairFiles.pairs([PairFiles.ordered(system)]).pairs.first)
        #expect(pair.dialogue.messages.map(\.role) == [.system, .user])
    }

    @Test("Ids are the row's own, or a hash that does not depend on the responses' order; equal ones get a number")
    func ids() async throws {
        let read = try await PairFiles.pairs([
            PairFiles.ordered(more: ["id": "p"]), PairFiles.ordered(more: ["id": 7, "rater": 3]),
            PairFiles.ordered(), PairFiles.ordered(a: "Who knows?", b: "Because.", preferred: "b"),
            PairFiles.ordered("Who?"), PairFiles.ordered(more: ["id": "p", "rater": "Ann"]),
            PairFiles.ordered(more: ["id": "p-2"]), PairFiles.ordered(more: ["id": "p"]),
        ])
        let ids = read.pairs.map(\.id)
        #expect(ids[0...1] == ["p", "7"])
        #expect(ids[2].count == 16)
        #expect(ids[3] == ids[2] + "-2")
        #expect(ids[4].count == 16)
        #expect(ids[5...] == ["p-2", "p-2-2", "p-3"])
        #expect(Set(ids).count == 8)
        #expect(read.counts.duplicates == 4)
        #expect(read.pairs.map(\.rater) == [nil, "3", nil, nil, nil, "Ann", nil, nil])
    }

    @Test("Equal rows show a labeller the same sides, whatever their number")
    func equalRows() async throws {
        let rows = [try PairFiles.ordered(), try PairFiles.ordered(a: "Who knows?", b: "Because.", preferred: "b")]
        for seed in 1...20 as ClosedRange<UInt64> {
            let read = try await PairFiles.pairs(rows + rows, seed: seed)
            #expect(Set(read.pairs.map(\.responseA)).count == 1)
            #expect(Set(read.pairs.map(\.winner)) == ["Because."])
        }
    }

    /// A row that cannot be understood, and the field that is at fault.
    private static let bad: [(row: String, field: String?)] = [
        ("{", nil), ("[1]", nil), ("7", nil), ("{\"response_a\": NaN}", nil),
        ("{}", "prompt"), (#"{"prompt": "", "response_a": "x", "response_b": "y", "preferred": "a"}"#, "prompt"),
        (#"{"prompt": 7, "response_a": "x", "response_b": "y", "preferred": "a"}"#, "prompt"),
        (#"{"prompt": [], "response_a": "x", "response_b": "y", "preferred": "a"}"#, "prompt"),
        (#"{"dialogue": [{"content": "x"}], "response_a": "x", "response_b": "y"}"#, "dialogue[0].role"),
        (#"{"prompt": [{"role": "judge", "content": "x"}], "response_a": "x"}"#, "prompt[0].role"),
        (#"{"prompt": [{"type": "human", "content": 7}], "response_a": "x"}"#, "prompt[0].content"),
        (#"{"prompt": "p", "response_b": "y", "preferred": "a"}"#, "response_a"),
        (#"{"prompt": "p", "response_a": "x", "response_b": 7, "preferred": "a"}"#, "response_b"),
        (#"{"prompt": "p", "response_a": "x", "response_b": "y"}"#, "preferred"),
        (#"{"prompt": "p", "response_a": "x", "response_b": "y", "preferred": null}"#, "preferred"),
        (#"{"prompt": "p", "response_a": "x", "response_b": "y", "preferred": "c"}"#, "preferred"),
        (#"{"prompt": "p", "response_a": "x", "response_b": "y", "preferred": 1.5}"#, "preferred"),
        (#"{"prompt": "p", "response_a": "x", "response_b": "y", "preferred": -0.1}"#, "preferred"),
        (#"{"prompt": "p", "response_a": "x", "response_b": "y", "preferred": "nan"}"#, "preferred"),
        (#"{"prompt": "p", "response_a": "x", "response_b": "y", "preferred": true}"#, "preferred"),
        (#"{"prompt": "p", "response_a": "x", "response_b": "y", "preferred": "a", "id": [1]}"#, "id"),
        (#"{"prompt": "p", "response_a": "x", "response_b": "y", "preferred": "a", "rater": {}}"#, "rater"),
        (#"{"chosen": "Human: p\n\nAssistant: x"}"#, "rejected"),
        (#"{"chosen": "no turns at all", "rejected": "none here"}"#, "chosen"),
    ]

    @Test("A row that cannot be understood stops the reading with file, line, field and reason", arguments: bad)
    func stops(row: String, field: String?) async throws {
        let error = try #require(
            await #expect(throws: DataError.self) {
                try await PairFiles.pairs([PairFiles.ordered(), "", row])
            })
        #expect((error.code, error.line, error.field) == (.badRow, 3, field))
        #expect(error.file.hasSuffix("pairs.jsonl"))
        #expect(!error.reason.isEmpty)
    }

    @Test("On request such rows are left out and counted, and the rest is read")
    func skips() async throws {
        let lines = Self.bad.map(\.row) + [try PairFiles.ordered()]
        let read = try await PairFiles.pairs(lines, badRows: .skip)
        #expect((read.counts.read, read.counts.used) == (lines.count, 1))
        #expect(read.counts.leftOut == [.badRow: Self.bad.count])
        #expect(read.counts.examples.map(\.line) == Array(1...Self.bad.count))
    }

    @Test("A file that is wrong throughout is counted whole and named in part")
    func manyBad() async throws {
        let read = try await PairFiles.pairs([String](repeating: "{", count: 500), badRows: .skip)
        #expect(read.counts.leftOut == [.badRow: 500])
        #expect(read.counts.examples.count == PairCounts.examplesKept)
    }

    @Test("No file, a folder and no usable pair are errors that say so")
    func nothing() async throws {
        #expect(throws: DataError.self) { try PreferencePairs(path: "no/such/file.jsonl", seed: 1) }
        try await TemporaryDirectory.with { folder in
            #expect(throws: DataError.self) { try PreferencePairs(path: folder.url.path, seed: 1) }
            for name in ["empty.jsonl", "empty.csv"] {
                let path = try folder.write(name, "").path
                let error = #expect(throws: DataError.self) { try PreferencePairs(path: path, seed: 1) }
                #expect(error?.code == .empty)
            }
        }
    }

    @Test("A compressed file is the same pairs")
    func compressed() async throws {
        let lines = try PairFiles.many(50)
        let plain = try await PairFiles.pairs(lines)
        try await TemporaryDirectory.with { folder in
            let file = folder.url.appending(path: "pairs.jsonl.gz")
            try GzipWriter.member(lines.joined(separator: "\n"), in: folder.url).write(to: file)
            #expect(try PreferencePairs(path: file.path, seed: 1).pairs == plain.pairs)
        }
    }
}
