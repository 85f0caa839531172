import Candor
import CandorPreferenceModels
import CandorPreferences
import CandorStudy
import CandorTestSupport
import CandorTesting
import Foundation
import Testing

@Suite("Why rows cannot be used")
struct RowReasonTests {
    private func error(_ text: String, name: String = "rows.jsonl", _ read: (String) throws -> Void) async throws
        -> DataError
    {
        try await TemporaryDirectory.with { folder in
            let path = try folder.write(name, text).path
            return try #require(#expect(throws: DataError.self) { try read(path) })
        }
    }

    @Test("Where no row can be used, the first of each kind is named with its line and number, then the format")
    func evaluation() async throws {
        let lacking = #"{"prompt": [{"type": "human", "content": "Hi"}], "base": {"question": "?", "answer": "x"}}"#
        let text = [lacking, "{\"prompt\": ", lacking, #"{"prompt": [{"type": "human"}], "base": {}}"#, lacking]
            .joined(separator: "\n")
        let error = try await error(text) { _ = try Dataset(path: $0, probe: .answer, badRows: .skip) }
        #expect(error.code == .empty)
        #expect(error.causes.map(\.line) == [1, 2, 4])
        #expect(error.causes.map(\.rows) == [3, 1, 1])
        #expect(error.causes.map(\.field) == ["metadata.prompt_template", nil, "prompt[0].content"])
        #expect(error.lines.count == 5)
        #expect(error.lines[0].contains("has no usable row: none of its 5 rows can be used"))
        #expect(error.lines[1].contains(":1: metadata.prompt_template: is missing"))
        #expect(error.lines[1].hasSuffix("(3 rows)"))
        #expect(error.lines[4].contains("Documentation/data.md"))
        // What stops a run is what is listed first here.
        let stopping = try await self.error(text) { _ = try Dataset(path: $0, probe: .answer) }
        #expect(stopping.field == error.causes[0].field && stopping.reason == error.causes[0].reason)
    }

    @Test("The same for pairs, tasks and verdicts")
    func others() async throws {
        let equal = #"{"prompt": "Q", "chosen": "x", "rejected": "x"}"#
        let bad = #"{"prompt": "Q", "chosen": 3}"#
        let pairs = try await error([equal, bad, equal].joined(separator: "\n")) {
            _ = try PreferencePairs(path: $0, seed: 1, badRows: .skip)
        }
        #expect(pairs.causes.map(\.rows) == [2, 1] && pairs.causes.map(\.line) == [1, 2])
        #expect(pairs.causes[0].reason == "both responses are equal" && pairs.causes[1].field == "rejected")
        let tasks = try await error(equal) { _ = try StudyTaskFile(path: $0) }
        #expect(tasks.reason.contains("has no task") && tasks.causes.map(\.reason) == ["both responses are equal"])
        let row =
            #"{"id": "1", "judge": "positivity", "input": {"object": "a poem", "comment_a": "x", "comment_b": "y"}"#
        let gold = try await error(row + #", "verdict": "tie"}"# + "\n" + row + #", "verdict": null}"#) {
            _ = try GoldFile(path: $0)
        }
        #expect(gold.causes.map(\.field) == ["verdict", "verdict"])
        #expect(gold.causes[0].reason.contains("'tie'") && gold.causes[1].reason == "is not filled in")
    }

    @Test("A file of many kinds of fault names a dozen and counts the rest")
    func many() async throws {
        let rows = "abcdefghijklmnopqrst".map { #"{"\#($0)": 1e999}"# }
        let error = try await error((rows + rows).joined(separator: "\n")) {
            _ = try Dataset(path: $0, probe: .answer, badRows: .skip)
        }
        #expect(error.causes.map(\.rows) == Array(repeating: 2, count: 12) + [16])
        #expect(error.causes.last?.reason == "other reasons")
    }

    /// A line that is no JSON object, and what is said of it.
    private static let faults: [(line: String, says: String)] = [
        (#"{"prompt": "x", "score": NaN}"#, "score is NaN, which JSON does not have"),
        (#"{"a": {"b": [1, -Infinity]}}"#, "a.b[1] is -Infinity"), (#"{"a": nan}"#, "a is nan"),
        (#"{"a": None}"#, "a is 'None'; JSON has null"), (#"{"a": True}"#, "JSON has true"),
        ("{'a': 1}", "'single quotes'"), (#"{"a": 'b'}"#, "'single quotes'"),
        (#"{"a": 1"#, "ends before it is closed"), ("{", "ends before it is closed"),
        (#"{"a": "b"#, "ends within a text"),
        (#"{"a": 1} {"a": 2}"#, "goes on after its end"),
        ("{\"a\": \"b\tc\"}", "a control character"), ("{a: 1}", "a key without quotes"),
        (#"{"a": 1e999}"#, "a number too large"), (#"{"a" 1}"#, "no colon"), (#"{"a": 1 "b": 2}"#, "no comma"),
        ("question,answer", "a table must end in .csv"), ("7", "but a number"), (#""x""#, "but text"),
        ("null", "but null"), (String(repeating: #"{"a":"#, count: 600), "nested too deeply"),
        (#"{"a": "\#u{5C}ud800"}"#, "not a JSON object"),
    ]

    @Test("What keeps a line from being JSON is said in words", arguments: faults)
    func inWords(line: String, says: String) async throws {
        let error = try await error("\n" + line) { _ = try TrainingPrompts(path: $0) }
        #expect((error.code, error.line) == (.badRow, 2))
        #expect(error.reason.contains(says) && error.reason.contains("JSON"), "\(error.reason)")
    }

    @Test("A prompt that is text is one human turn, numbers are answers, and both are told")
    func readings() async throws {
        let rows = try [
            Rows.line([
                "prompt": "Human: in which year?", "metadata": ["prompt_template": "{question}"],
                "base": ["question": "In which year?", "answer": [1969, "MCMLXIX"], "correct_answer": 1969],
            ]),
            Rows.line([
                "prompt": [["role": "user", "content": "How much?"]], "metadata": ["prompt_template": "{question}"],
                "base": ["question": "How much?", "answer": 2.5],
            ]),
        ]
        let set = try await Rows.dataset(rows, name: "answer.jsonl")
        let prompts = set.items.flatMap(\.prompts)
        #expect(prompts.map(\.dialogue.messages) == [[.user("Human: in which year?")], [.user("How much?")]])
        #expect(
            prompts.map(\.gold) == [
                .freeForm(question: "In which year?", correct: ["1969", "MCMLXIX"], incorrect: []),
                .freeForm(question: "How much?", correct: ["2.5"], incorrect: []),
            ])
        #expect(set.readings.map(\.field) == ["base.answer", "base.correct_answer", "prompt"])
        #expect(set.readings.map(\.line) == [1, 1, 1] && set.readings.map(\.rows) == [2, 1, 1])
    }

    @Test("Numbers are ids, as long as all their digits are kept")
    func numericIDs() async throws {
        let row = #"{"id": ID, "prompt": "Q", "response_a": "x", "response_b": "y", "preferred": "a"}"#
        let ids = ["7", "-3", "1.5", "9007199254740992"]
        let text = ids.map { row.replacing("ID", with: $0) }.joined(separator: "\n")
        let pairs = try await TemporaryDirectory.with { folder in
            try PreferencePairs(path: folder.write("pairs.jsonl", text).path, seed: 1).pairs
        }
        #expect(pairs.map(\.id) == ids)
        let error = try await error(row.replacing("ID", with: "12345678901234567890")) {
            _ = try PreferencePairs(path: $0, seed: 1)
        }
        #expect(error.field == "id" && error.reason.contains("in quotes"))
    }
}
