import Candor
import CandorMisconceptions
import CandorModels
import CandorPreferenceModels
import CandorPreferences
import CandorStudy
import CandorTestSupport
import CandorTesting
import Foundation
import Testing

@Suite("Rows in one JSON array")
struct JSONArrayTests {
    private func set(_ text: String, name: String = "answer.json", badRows: Dataset.BadRows = .stop) async throws
        -> Dataset
    {
        try await TemporaryDirectory.with { folder in
            try Dataset(path: folder.write(name, text).path, badRows: badRows)
        }
    }

    private func failure(_ text: String) async throws -> DataError {
        try #require(await #expect(throws: DataError.self) { try await set(text) })
    }

    @Test("An array is the same rows as its elements one a line, however it is broken into lines")
    func same() async throws {
        let rows = try Rows.answerItem("Which [of], {these}?\"", right: "a \\ \"b\"]")
        let lines = try await set(rows.joined(separator: "\n"), name: "answer.jsonl")
        #expect(lines.rows == 4)
        let texts = [
            "[" + rows.joined(separator: ",") + "]", "\n [\n" + rows.joined(separator: "\n,\n") + "\n]\n\n",
            "[\r\n  " + rows.map { $0.replacing(",\"", with: ",\r\n    \"") }.joined(separator: ",\r\n") + "\r\n]",
        ]
        for text in texts {
            for name in ["answer.json", "answer.jsonl"] {
                #expect(try await set(text, name: name).items == lines.items)
            }
        }
    }

    @Test("An array longer than a piece of the file is read whole, plain or compressed")
    func long() async throws {
        let rows = try (0..<2000).map {
            try Rows.answer("Question \($0)? \(String(repeating: "é", count: 300))", template: "{question}")
        }
        let text = "[" + rows.joined(separator: ", ") + "]"
        #expect(try await set(text).items.count == 2000)
        try await TemporaryDirectory.with { folder in
            let file = folder.url.appending(path: "answer.json.gz")
            try GzipWriter.member(text, in: folder.url).write(to: file)
            #expect(try Dataset(path: file.path).items.count == 2000)
        }
    }

    @Test("A bad element is named by its line and its number, and the rest can be read")
    func place() async throws {
        let rows = try Rows.answerItem("Which?")
        let text = "[\(rows[0]), 7,\n{\"prompt\": NaN},\n\n \(rows[1])]"
        let error = try await failure(text)
        #expect((error.code, error.line, error.element) == (.badRow, 1, 2))
        #expect(error.errorDescription?.contains("answer.json:1: element 2: is not a JSON object but a number") == true)
        let set = try await set(text, badRows: .skip)
        #expect(set.rows == 2)
        #expect(set.skipped.map(\.line) == [1, 2] && set.skipped.map(\.element) == [2, 3])
    }

    /// An array that is broken, the code, line and element, and what is said.
    private static let broken: [(text: String, code: DataError.Code, line: Int, element: Int?, says: String)] = [
        ("[]", .badRow, 1, nil, "empty JSON array"), ("\n[\n]\n", .badRow, 3, nil, "empty JSON array"),
        ("[1]\n[2]", .badRow, 1, 1, "a number"), ("[", .malformed, 1, 1, "before its JSON array is closed"),
        ("[{\"a\": 1},\n {\"a\": [", .badRow, 1, 1, "prompt"), ("[\n{\"a\": \"", .malformed, 2, 1, "closed"),
    ]

    @Test("An array that is empty, cut or followed by something is refused with its place", arguments: broken)
    func refused(text: String, code: DataError.Code, line: Int, element: Int?, says: String) async throws {
        let error = try await failure(text)
        #expect((error.code, error.line, error.element) == (code, line, element), "\(error)")
        #expect((error.errorDescription ?? "").contains(says), "\(error)")
    }

    @Test("What follows an array is no row, and cut arrays end the reading where rows are skipped")
    func after() async throws {
        let row = try Rows.answer("Which?", template: "{question}")
        for text in ["[\(row)]\n\(row)", "[\(row)]]", "[\(row), {\"prompt\": \""] {
            let error = await #expect(throws: DataError.self) { try await set(text, badRows: .skip) }
            #expect(error?.code == .malformed)
        }
    }

    @Test("Pairs, verdicts, tasks, prompts, misconceptions and labels are read from an array too")
    func everyReader() async throws {
        try await TemporaryDirectory.with { folder in
            func path(_ rows: String...) throws -> String {
                try folder.write("rows.json", "[\n" + rows.joined(separator: ",\n") + "\n]").path
            }
            let pair = #"{"prompt": "Q?", "response_a": "a a", "response_b": "b", "preferred": "a"}"#
            let pairs = try PreferencePairs(path: path(pair), seed: 1).pairs
            #expect(pairs.map(\.winner) == ["a a"])
            #expect(try StudyTaskFile(path: path(pair)).tasks.count == 1)
            let gold = #"{"id": 5, "judge": "refutes", "input": {"claim": "x", "response": "y"}, "verdict": "no"}"#
            #expect(try GoldFile(path: path(gold)).rows.map(\.id) == ["5"])
            let published = #"{"question": "?", "answer": "x", "true_answers": ["x"], "human": "TRUE"}"#
            #expect(try GoldFile(path: path(published, published)).rows.map(\.id) == ["1", "2"])
            #expect(try TrainingPrompts(path: path(#"{"prompt": "Hi"}"#)).prompts.count == 1)
            #expect(try Misconceptions(path: path(#"{"id": 3, "claim": "x"}"#)).items.map(\.id) == ["3"])
            let labels = #"{"pair": 1, "preferred": "a", "features": {"x": 1, "y": null}}"#
            let bad = #"{"pair": 2, "preferred": "a", "features": {"x": 2}}"#
            #expect(try LabelsFile(path: path(labels)).pairs.map(\.labels) == [[.a, nil]])
            #expect(try LabelsReader.holdsLabels(path(labels)) && !LabelsReader.holdsLabels(path(pair)))
            let error = #expect(throws: DataError.self) { try LabelsFile(path: path(labels, bad)) }
            #expect(error?.line == 3 && error?.element == 2 && error?.field == "features.x")
        }
    }
}
