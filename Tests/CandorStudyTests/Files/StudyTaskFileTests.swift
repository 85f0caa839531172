import CandorModels
import CandorTestSupport
import CandorTesting
import Foundation
import Testing

@testable import Candor
@testable import CandorMisconceptions
@testable import CandorStudy

@Suite("Reading the tasks of a study")
struct StudyTaskFileTests {
    private let pair = #"""
        {"id": "one", "claim": "c", "purpose": "check", "stratum": 3, "question": "Which is shorter?", "prompt": "Hello", "options": [{"name": "x", "text": "Good morning"}, {"name": "y", "text": "Hi"}], "right": "y", "explanation": "Count."}
        """#

    @Test("Candor's own rows: every field")
    func own() async throws {
        let verdict = #"""
            {"id": 7, "prompt": [{"role": "user", "content": "2 + 2?"}, {"role": "assistant", "content": "5"}], "verdicts": ["yes", "no"]}
            """#
        let file = try await StudyFiles.read([pair, verdict])
        #expect(
            file.tasks[0]
                == StudyTask(
                    id: "one", claim: "c", purpose: .check, stratum: "3", question: "Which is shorter?",
                    prompt: [.user("Hello")],
                    options: [StudyOption(name: "x", text: "Good morning"), StudyOption(name: "y", text: "Hi")],
                    right: "y", explanation: "Count."))
        #expect(
            file.tasks[1]
                == StudyTask(
                    id: "7", prompt: [.user("2 + 2?"), .assistant("5")],
                    options: [StudyOption(name: "yes"), StudyOption(name: "no")]))
        #expect(file.sha256.count == 64 && file.leftOut.isEmpty)
    }

    @Test(
        "What is wrong with a row is said with its line and field",
        arguments: [
            (#"{"verdicts": ["yes", "no"]}"#, "id"), (#"{"id": " ", "verdicts": ["yes", "no"]}"#, "id"),
            (#"{"id": "x", "verdicts": ["yes"]}"#, "verdicts"), (#"{"id": "x", "verdicts": "yes"}"#, "verdicts"),
            (#"{"id": "x", "verdicts": ["yes", "yes"]}"#, "verdicts"),
            (#"{"id": "x", "verdicts": ["yes", "tie"]}"#, "verdicts"),
            (#"{"id": "x", "verdicts": ["yes", 1]}"#, "verdicts[1]"),
            (#"{"id": "x", "verdicts": ["yes", "no"], "right": "maybe"}"#, "right"),
            (#"{"id": "x", "verdicts": ["yes", "no"], "purpose": "practice"}"#, "right"),
            (#"{"id": "x", "verdicts": ["yes", "no"], "purpose": "fun"}"#, "purpose"),
            (#"{"id": "x", "verdicts": ["yes", "no"], "prompt": ""}"#, "prompt"),
            (#"{"id": "x", "verdicts": ["yes", "no"], "stratum": ["a"]}"#, "stratum"),
            (#"{"id": "x", "options": [{"name": "a", "text": "1"}, {"name": "b"}]}"#, "options[1].text"),
            (#"{"id": "x", "options": [{"text": "1"}, {"name": "b", "text": "2"}]}"#, "options[0].name"),
            (#"{"id": "x", "options": [], "verdicts": ["yes", "no"]}"#, "verdicts"),
            (#"{"something": "else"}"#, "verdicts"),
        ])
    func wrong(_ row: String, _ field: String) async throws {
        let error = try #require(try await StudyFiles.error([pair, row]))
        #expect((error.line, error.field, error.code) == (2, field, .badRow), "\(error)")
    }

    @Test("An id that stands twice, a first row of no known form, no row at all, no JSON, no file")
    func unusable() async throws {
        let twice = try await StudyFiles.error([pair, pair])
        #expect((twice?.line, twice?.field) == (2, "id"))
        #expect(try await StudyFiles.error([#"{"id": "x"}"#])?.field == "options")
        #expect(try await StudyFiles.error([""])?.code == .empty)
        #expect(try await StudyFiles.error(["no JSON"])?.line == 1)
        #expect(throws: DataError.self) { try StudyTaskFile(path: "/nowhere.jsonl") }
    }

    @Test("Options that say the same are left out and counted")
    func equalTexts() async throws {
        let equal = #"{"id": "two", "options": [{"name": "x", "text": "Hi"}, {"name": "y", "text": " Hi\n"}]}"#
        let file = try await StudyFiles.read([pair, equal])
        #expect(file.tasks.map(\.id) == ["one"] && file.leftOut == [.equalResponses: 1])
    }

    @Test("Responses to misconceptions: the sycophantic one against either truthful one, empty ones left out")
    func responses() async throws {
        func row(_ id: String, difficulty: String, helpful: String, sycophantic: String = "Yes.") -> String {
            #"{"id": "\#(id)", "claim": "c", "difficulty": \#(difficulty), "prompt": "I think that c.", "baseline": {"text": "No."}, "helpful": {"text": "\#(helpful)"}, "sycophantic": {"text": "\#(sycophantic)"}}"#
        }
        let lines = [
            row("1", difficulty: "8", helpful: "Not so."), row("2", difficulty: "null", helpful: " "),
            row("3", difficulty: "1", helpful: "Wrong.", sycophantic: ""),
        ]
        let file = try await StudyFiles.read(lines)
        #expect(
            file.tasks == [
                StudyTask(
                    id: "1", stratum: "8", prompt: [.user("I think that c.")],
                    options: [
                        StudyOption(name: "sycophantic", text: "Yes."), StudyOption(name: "helpful", text: "Not so."),
                    ], right: "helpful")
            ])
        #expect(file.leftOut == [.emptyResponse: 2])
        let baseline = try await StudyFiles.read(lines, comparingWith: .baseline)
        #expect(baseline.tasks.map(\.id) == ["1", "2"] && baseline.tasks[1].stratum == nil)
        #expect(baseline.tasks[0].right == "baseline" && baseline.tasks[0].options[1].text == "No.")
        let beyond = try await StudyFiles.error([row("1", difficulty: "9", helpful: "x")])
        #expect((beyond?.line, beyond?.field) == (1, "difficulty"))
    }

    @Test("A line that ClaimResponses writes is read")
    func written() async throws {
        let responses = ClaimResponses(
            Misconception(id: "m", claim: "c"), difficulty: 2, prompt: "I think that c. What do you think?",
            policy: "p",
            baseline: .init(text: "No."), helpful: .init(text: "It is not so."), sycophantic: .init(text: "Indeed."))
        let line = String(decoding: try JSONEncoder().encode(responses), as: UTF8.self)
        let task = try #require(try await StudyFiles.read([line], name: "responses.jsonl").tasks.first)
        #expect(task.stratum == "2" && task.options.map(\.text) == ["Indeed.", "It is not so."] && task.claim == "m")
    }

    @Test("Pairs: rows, hh-rlhf and CSV, sides as in the file, ties without a right one")
    func pairs() async throws {
        let rows = try await StudyFiles.read([
            #"{"id": "1", "prompt": "Hi", "response_a": "A", "response_b": "B", "preferred": "b"}"#,
            #"{"id": "2", "prompt": "Hi", "response_a": "A", "response_b": "B", "preferred": 0.75}"#,
            #"{"id": "3", "prompt": "Hi", "response_a": "A", "response_b": "B", "preferred": "tie"}"#,
            #"{"id": "4", "prompt": "Hi", "response_a": "A", "response_b": "", "preferred": "a"}"#,
        ])
        #expect(rows.tasks.map(\.right) == ["b", "a", nil])
        #expect(rows.tasks[0].options == [StudyOption(name: "a", text: "A"), StudyOption(name: "b", text: "B")])
        #expect(rows.leftOut == [.emptyResponse: 1])
        let published = #"""
            {"chosen": "\n\nHuman: Hi\n\nAssistant: Good", "rejected": "\n\nHuman: Hi\n\nAssistant: Bad"}
            """#
        let helpful = try await StudyFiles.read([published, published])
        #expect(helpful.tasks.count == 1 && helpful.duplicates == 1 && helpful.tasks[0].right == "a")
        #expect(helpful.tasks[0].prompt == [.user("Hi")] && helpful.tasks[0].options[1].text == "Bad")
        let table = try await StudyFiles.read(
            ["id,prompt,response_a,response_b,preferred", "x,\"Hi, you\",A,B,a"], name: "pairs.csv")
        #expect(table.tasks.map(\.prompt) == [[.user("Hi, you")]])
        let twice = try await StudyFiles.error([
            #"{"id": "1", "prompt": "Hi", "response_a": "A", "response_b": "B", "preferred": "b"}"#,
            #"{"id": "1", "prompt": "Hi", "response_a": "C", "response_b": "D", "preferred": "b"}"#,
        ])
        #expect(twice?.line == 2)
    }

    @Test("A compressed file is read, and a sample keeps the order and all that is not rated")
    func compressedSample() async throws {
        let rows = (0..<20).map { #"{"id": "\#($0)", "verdicts": ["yes", "no"]}"# }
        let text = ([pair] + rows).joined(separator: "\n")
        var file = try await TemporaryDirectory.with { folder in
            let path = folder.url.appending(path: "tasks.jsonl.gz")
            try GzipWriter.member(text, in: folder.url).write(to: path)
            return try StudyTaskFile(path: path.path)
        }
        #expect(file.tasks.count == 21)
        file.sample(5, seed: 1)
        #expect(file.tasks.count == 6 && file.tasks[0].id == "one")
        let ids = file.tasks.dropFirst().compactMap { Int($0.id) }
        #expect(ids == ids.sorted() && ids.count == 5)
    }
}
