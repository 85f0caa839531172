import CandorTesting
import Foundation
import Testing

@testable import Candor

@Suite("Items of several files")
struct ProbeItemsTests {
    private func row(_ question: String, _ prompt: String) -> String {
        """
        {"prompt": [{"type": "human", "content": "\(prompt)"}], "base": {"dataset": "own", "question": "\(question)", \
        "correct_answer": "Paris", "incorrect_answer": "Lyon"}, "metadata": {"prompt_template": "{question}"}}
        """
    }

    @Test("An item that two files have is one item with the prompts of both, and is counted as repeated")
    func joined() async throws {
        try await TemporaryDirectory.with { folder in
            let first = try folder.write("first.jsonl", row("Which city?", "Which city?") + "\n" + row("Who?", "Who?"))
            let second = try folder.write(
                "second.jsonl", row("Which city?", "Tell me: which city?") + "\n" + row("Where?", "Where?"))
            let sets = try [first, second].map { try Dataset(path: $0.path, probe: .answer) }
            let items = ProbeItems(of: .answer, in: sets)
            #expect(items.items.count == 3 && items.repeated == 1)
            #expect(items.items.map(\.id) == sets[0].items.map(\.id) + sets[1].items.map(\.id).suffix(1))
            #expect(items.items.map(\.prompts.count) == [2, 1, 1])
            #expect(items.items[0].prompts.map(\.variant) == [0, 1])
            // The same file twice adds nothing.
            let twice = ProbeItems(of: .answer, in: [sets[0], sets[0]])
            #expect(twice.items == sets[0].items && twice.repeated == 2)
            #expect(ProbeItems(of: .mimicry, in: sets).items.isEmpty)
        }
    }
}
