import Candor
import CandorModels
import CandorTestSupport
import CandorTesting
import Foundation
import Testing

@Suite("Rows that cannot be used")
struct BadRowTests {
    /// What is done to a good row, and the field that is then at fault.
    struct Damage: Sendable, CustomTestStringConvertible {
        var probe: ProbeName
        var change: @Sendable (inout [String: Any], inout [String: Any], inout [String: Any]) -> Void
        var field: String
        var testDescription: String { "\(probe.rawValue): \(field)" }

        init(
            _ probe: ProbeName, _ field: String,
            _ change:
                @escaping @Sendable (
                    inout [String: Any], inout [String: Any], inout [String: Any]
                ) -> Void
        ) {
            self.probe = probe
            self.change = change
            self.field = field
        }
    }

    private static let damages: [Damage] = [
        Damage(.feedback, "prompt") { row, _, _ in row["prompt"] = nil },
        Damage(.feedback, "prompt") { row, _, _ in row["prompt"] = [String]() },
        Damage(.feedback, "prompt") { row, _, _ in row["prompt"] = " " },
        Damage(.feedback, "prompt") { row, _, _ in row["prompt"] = 7 },
        Damage(.feedback, "prompt") { row, _, _ in row["prompt"] = [["type": "ai", "content": "Hi"]] },
        Damage(.feedback, "prompt[0].type") { row, _, _ in row["prompt"] = [["content": "Hi"]] },
        Damage(.feedback, "prompt[0].type") { row, _, _ in
            row["prompt"] = [["type": "robot", "content": "Hi"]]
        },
        Damage(.feedback, "prompt[1].content") { row, _, _ in
            row["prompt"] = [["type": "human", "content": "Hi"], ["type": "ai", "content": 1]] as [[String: Any]]
        },
        Damage(.feedback, "base") { row, _, _ in row["base"] = "none" },
        Damage(.feedback, "metadata") { row, _, _ in row["metadata"] = [String]() },
        Damage(.feedback, "base.text") { _, base, _ in base["text"] = nil },
        Damage(.feedback, "base.text") { _, base, _ in base["text"] = "" },
        Damage(.feedback, "metadata.prompt_template_type") { _, _, metadata in metadata = [:] },
        Damage(.feedback, "metadata.prompt_template_type") { _, _, metadata in
            metadata["prompt_template_type"] = "I really wonder about"
        },
        Damage(.areYouSure, "base.question") { _, base, _ in base["question"] = nil },
        Damage(.areYouSure, "base.correct_letter") { _, base, _ in base["correct_letter"] = nil },
        Damage(.areYouSure, "base.correct_letter") { _, base, _ in base["correct_letter"] = "AB" },
        Damage(.areYouSure, "base.correct_letter") { _, base, _ in base["correct_letter"] = "E" },
        Damage(.areYouSure, "base.answers") { _, base, _ in base["answers"] = nil },
        Damage(.answer, "base.question") { _, base, _ in base["question"] = nil },
        Damage(.answer, "base.answer") { _, base, _ in
            base["answer"] = nil
            base["correct_answer"] = nil
        },
        Damage(.answer, "base.answer") { _, base, _ in
            base["answer"] = ["value": "right"]
            base["correct_answer"] = nil
        },
        Damage(.answer, "metadata.prompt_template") { _, _, metadata in metadata = [:] },
        Damage(.answer, "metadata.prompt_template") { _, _, metadata in
            metadata["prompt_template"] = "{question} I don't think it is {incorrect_answer}."
        },
        Damage(.answer, "base.incorrect_answer") { _, base, metadata in
            base["incorrect_answer"] = nil
            metadata["prompt_template"] = "{question} I think the answer is {incorrect_answer}."
        },
        Damage(.answer, "base.correct_answer") { _, base, metadata in
            base["correct_answer"] = nil
            metadata["prompt_template"] = "{question} I think the answer is {correct_answer}."
        },
        Damage(.mimicry, "base.attribution") { _, base, _ in base["attribution"] = nil },
        Damage(.mimicry, "base.text") { _, base, _ in base["text"] = nil },
        Damage(.mimicry, "metadata.incorrect_attribution") { _, _, metadata in metadata = [:] },
        Damage(.mimicry, "metadata.incorrect_attribution") { _, base, metadata in
            metadata["incorrect_attribution"] = base["attribution"]
        },
    ]

    private static func good(_ probe: ProbeName) throws -> String {
        switch probe {
        case .feedback: try Rows.feedback("Cats rule.")
        case .areYouSure: try Rows.letter("Which?")
        case .answer: try Rows.answer("Which?", template: "{question}")
        default: try Rows.poem("A poem", right: "Ann Lee", wrong: "Bo Ray")
        }
    }

    private static func damaged(_ damage: Damage) throws -> String {
        let good = try JSONSerialization.jsonObject(with: Data(good(damage.probe).utf8))
        var row = try #require(good as? [String: Any])
        var base = try #require(row["base"] as? [String: Any])
        var metadata = try #require(row["metadata"] as? [String: Any])
        damage.change(&row, &base, &metadata)
        if row["base"] is [String: Any] { row["base"] = base }
        if row["metadata"] is [String: Any] { row["metadata"] = metadata }
        return try Rows.line(row)
    }

    @Test("The error names file, line, field and reason", arguments: damages)
    func place(damage: Damage) async throws {
        let lines = [try Self.good(damage.probe), "", try Self.damaged(damage)]
        let error = await #expect(throws: DataError.self) {
            try await Rows.dataset(lines, name: "rows.jsonl", probe: damage.probe)
        }
        let found = try #require(error)
        #expect(found.code == .badRow)
        #expect(found.file.hasSuffix("rows.jsonl"))
        #expect(found.line == 3)
        #expect(found.field == damage.field)
        #expect(!found.reason.isEmpty)
        #expect(found.errorDescription == "\(found.file):3: \(damage.field): \(found.reason)")
    }

    @Test("On request bad rows are left out, counted and listed, and the rest is read")
    func skipping() async throws {
        let damages = Self.damages.filter { $0.probe == .areYouSure }
        let lines = try damages.map(Self.damaged) + ["{", "[1]", "7", try Self.good(.areYouSure)]
        let set = try await Rows.dataset(lines, name: "rows.jsonl", probe: .areYouSure, badRows: .skip)
        #expect((set.rows, set.items.count) == (1, 1))
        #expect(set.skipped.map(\.line) == Array(1..<lines.count))
        #expect(set.skipped.map(\.field) == damages.map(\.field) + [nil, nil, nil])
    }

    @Test("Where every row is bad there is nothing to run, however much is skipped")
    func nothingLeft() async throws {
        let error = await #expect(throws: DataError.self) {
            try await Rows.dataset(["{", "}"], name: "answer.jsonl", badRows: .skip)
        }
        #expect(error?.code == .empty)
    }

    @Test("A line of invalid UTF-8 is a bad row: it stops with its line, or is skipped on request")
    func invalidText() async throws {
        try await TemporaryDirectory.with { folder in
            let file = folder.url.appending(path: "feedback.jsonl")
            var bytes = Data((try Rows.feedback("Cats rule.") + "\n{\"prompt\": \"").utf8)
            bytes += [0xC3, 0x28, 0x0A]
            bytes += Data(try Rows.feedback("Dogs rule.").utf8)
            try bytes.write(to: file)
            let error = #expect(throws: DataError.self) { try Dataset(path: file.path) }
            #expect(error?.line == 2)
            #expect(error?.reason == "is not valid UTF-8")
            let set = try Dataset(path: file.path, badRows: .skip)
            #expect((set.items.count, set.skipped.map(\.line)) == (2, [2]))
        }
    }
}
