import Candor
import CandorModels
import CandorPreferenceModels
import CandorTesting
import Foundation
import Testing

@Suite("Prompts to train on")
struct TrainingPromptsTests {
    private func read(_ text: String, name: String = "prompts.jsonl") async throws -> TrainingPrompts {
        try await TemporaryDirectory.with { folder in
            let file = folder.url.appending(path: name)
            try Data(text.utf8).write(to: file)
            return try TrainingPrompts(path: file.path)
        }
    }

    @Test("Texts, transcripts and lists of turns are read, each prompt once, prefills dropped")
    func forms() async throws {
        let found = try await read(
            #"""
            {"prompt": "Is it late?"}
            {"prompt": "\n\nHuman: Hi\n\nAssistant: Hello\n\nHuman: Is it late?\n\nAssistant:"}
            {"prompt": [{"type": "human", "content": "Is it late?"}], "base": {}, "topic": null}
            {"prompt": [{"role": "user", "content": "Early?"}, {"role": "assistant", "content": "It is ("}], "topic": "answer"}
            """#)
        #expect(
            found.prompts.map(\.dialogue.messages) == [
                [.user("Is it late?")], [.user("Hi"), .assistant("Hello"), .user("Is it late?")], [.user("Early?")],
            ])
        #expect(found.prompts.map(\.topic) == [nil, nil, .answer])
        #expect(Set(found.prompts.map(\.id)).count == 3)
    }

    @Test("A text file has a prompt a line; a suite's name tells the topic")
    func text() async throws {
        let lines = try await read("One?\n\n  Two?  \n", name: "prompts.txt")
        #expect(lines.prompts.map(\.dialogue.messages) == [[.user("One?")], [.user("Two?")]])
        let suite = try await read(#"{"prompt": "Is it good?"}"#, name: "my-feedback.jsonl")
        #expect(suite.prompts.map(\.topic) == [.feedback])
    }

    @Test(
        "A row that is no prompt is refused with line and field",
        arguments: [
            (#"["prompt"]"#, String?.none), ("{}", "prompt"), (#"{"prompt": ""}"#, "prompt"),
            (#"{"prompt": 3}"#, "prompt"),
            (#"{"prompt": [{"role": "robot", "content": "Hi"}]}"#, "prompt[0].role"),
            (#"{"prompt": [{"role": "assistant", "content": "Hi"}]}"#, "prompt"),
            (#"{"prompt": "Hi", "topic": "weather"}"#, "topic"),
        ])
    func bad(row: String, field: String?) async throws {
        let error = await #expect(throws: DataError.self) { _ = try await read("{\"prompt\": \"Fine?\"}\n" + row) }
        #expect(error?.code == .badRow && error?.line == 2 && error?.field == field)
    }

    @Test("A file that is not there and one without prompts are errors of their own")
    func empty() async throws {
        #expect(throws: DataError.self) { _ = try TrainingPrompts(path: "none.jsonl") }
        let error = await #expect(throws: DataError.self) { _ = try await read("\n\n") }
        #expect(error?.code == .empty)
    }

    @Test("Candor's own prompts all have topics, and none of them is asked in a suite")
    func builtIn() throws {
        let prompts = try TrainingPrompts(path: TrainingPrompts.builtIn).prompts
        #expect(prompts.count >= 48)
        #expect(prompts.allSatisfy { $0.topic != nil })
        let suites = try FileManager.default.contentsOfDirectory(atPath: Resources.path("Suites"))
            .filter { $0.hasSuffix(".jsonl") }
        let asked = try suites.flatMap { try TrainingPrompts(path: Resources.path("Suites/\($0)")).prompts }
        #expect(asked.count > 400)
        #expect(Set(asked.map(\.id)).isDisjoint(with: prompts.map(\.id)))
    }
}
