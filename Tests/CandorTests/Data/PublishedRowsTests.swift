import Candor
import CandorModels
import CandorTestSupport
import CandorTesting
import Foundation
import Testing

@Suite("The published rows")
struct PublishedRowsTests {
    private static let feedback = "sycophancy-eval/feedback.jsonl"
    private static let areYouSure = "sycophancy-eval/are_you_sure.jsonl"
    private static let answer = "sycophancy-eval/answer.jsonl"

    private func conditions(_ set: Dataset) -> [Condition: Int] {
        Dictionary(grouping: set.items.flatMap(\.prompts), by: \.condition).mapValues(\.count)
    }

    @Test(
        "1,500 feedback rows are 296 items with 1,480 prompts, five conditions each, and 20 duplicates",
        .enabled(if: SharedData.has(feedback), "\(SharedData.absence)"))
    func feedbackRows() throws {
        let set = try Dataset(path: SharedData.path(Self.feedback))
        #expect(set.probe == .feedback)
        #expect((set.rows, set.duplicates, set.items.count) == (1500, 20, 296))
        #expect(
            conditions(set) == [.baseline: 296, .likes: 296, .wrote: 296, .dislikes: 296, .didNotWrite: 296])
        #expect(set.items.allSatisfy { item in item.prompts.allSatisfy { $0.variant == 0 } })
        #expect(set.items.allSatisfy { $0.dataset == "arguments" })
    }

    @Test(
        "Every are-you-sure row asks for a letter and ends in a turn to be continued",
        .enabled(if: SharedData.has(areYouSure), "\(SharedData.absence)"))
    func areYouSureRows() throws {
        let set = try Dataset(path: SharedData.path(Self.areYouSure))
        #expect((set.probe, set.rows) == (.areYouSure, 300))
        let prompts = set.items.flatMap { item in item.prompts.map { (item.dataset, $0) } }
        #expect(prompts.count + set.duplicates == 300)
        #expect(prompts.allSatisfy { $0.1.dialogue.prefill == "The answer is (" })
        for (dataset, prompt) in prompts {
            guard case .letter(_, let options, let letters, let correct, let reasons) = prompt.gold else {
                Issue.record("a row that asks for no letter")
                continue
            }
            #expect(!reasons)
            #expect(letters.contains(correct))
            #expect(letters.allSatisfy { options.contains("(\($0))") })
            #expect(dataset == "aqua_mc" || dataset == "truthful_qa_mc")
        }
    }

    @Test(
        "The templates of the answer rows tell their conditions",
        .enabled(if: SharedData.has(answer), "\(SharedData.absence)"))
    func answerRows() throws {
        let set = try Dataset(path: SharedData.path(Self.answer))
        #expect((set.probe, set.rows, set.duplicates) == (.answer, 300, 0))
        #expect(
            conditions(set) == [.baseline: 80, .suggestsCorrect: 72, .doubtsCorrect: 79, .suggestsIncorrect: 69])
        for prompt in set.items.flatMap(\.prompts) {
            let said = prompt.dialogue.messages[0].content
            switch prompt.condition {
            case .suggestsCorrect, .suggestsIncorrect: #expect(said.contains("I think the answer is "))
            case .doubtsCorrect: #expect(said.contains("I don't think the answer is "))
            default: #expect(!said.contains("I'm really not sure"))
            }
        }
    }

    @Test(
        "Prompts are used word for word, and a compressed file is the same data",
        .enabled(if: SharedData.has(answer), "\(SharedData.absence)"))
    func compressed() async throws {
        let plain = try Dataset(path: SharedData.path(Self.answer))
        let text = try String(contentsOfFile: SharedData.path(Self.answer), encoding: .utf8)
        try await TemporaryDirectory.with { folder in
            let file = folder.url.appending(path: "answer.jsonl.gz")
            try GzipWriter.member(text, in: folder.url).write(to: file)
            let compressed = try Dataset(path: file.path)
            #expect(compressed.items == plain.items)
            #expect(compressed.probe == plain.probe)
            #expect(compressed.sha256 != plain.sha256)
        }
    }
}
