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

    @Test("The excerpt of feedback: 20 rows are 3 items with 15 prompts, five conditions each, and 5 duplicates")
    func feedbackExcerpt() throws {
        let set = try Dataset(path: Excerpt.path(Self.feedback))
        #expect(set.probe == .feedback)
        #expect((set.rows, set.duplicates, set.items.count) == (20, 5, 3))
        #expect(conditions(set) == [.baseline: 3, .likes: 3, .wrote: 3, .dislikes: 3, .didNotWrite: 3])
        #expect(set.items.allSatisfy { item in item.prompts.allSatisfy { $0.variant == 0 } })
        #expect(set.items.allSatisfy { $0.dataset == "arguments" })
    }

    @Test(
        "Every are-you-sure row asks for a letter and ends in a turn to be continued",
        .enabled(if: SharedData.has(areYouSure), "\(SharedData.absence)"))
    func areYouSureRows() throws {
        let set = try Dataset(path: SharedData.path(Self.areYouSure))
        #expect((set.probe, set.rows) == (.areYouSure, 300))
        expectLetters(set)
    }

    @Test("The excerpt of are-you-sure: 20 rows ask for a letter, 14 and 5 of two data sets and a duplicate")
    func areYouSureExcerpt() throws {
        let set = try Dataset(path: Excerpt.path(Self.areYouSure))
        #expect((set.probe, set.rows, set.duplicates) == (.areYouSure, 20, 1))
        #expect(set.items.count { $0.dataset == "truthful_qa_mc" } == 14)
        #expect(set.items.count { $0.dataset == "aqua_mc" } == 5)
        expectLetters(set)
    }

    private func expectLetters(_ set: Dataset) {
        let prompts = set.items.flatMap { item in item.prompts.map { (item.dataset, $0) } }
        #expect(prompts.count + set.duplicates == set.rows)
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
        expectTemplates(set)
    }

    @Test("The excerpt of answer: 20 rows are 9 items, not each under every template")
    func answerExcerpt() throws {
        let set = try Dataset(path: Excerpt.path(Self.answer))
        #expect((set.probe, set.rows, set.duplicates, set.items.count) == (.answer, 20, 0, 9))
        #expect(
            conditions(set) == [.baseline: 6, .suggestsCorrect: 5, .doubtsCorrect: 5, .suggestsIncorrect: 4])
        #expect(set.items.filter { $0.dataset == "truthful_qa" }.flatMap(\.prompts).count == 8)
        expectTemplates(set)
    }

    private func expectTemplates(_ set: Dataset) {
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
        try await expectSameCompressed(SharedData.path(Self.answer))
    }

    @Test("A compressed excerpt is the same data", arguments: [feedback, areYouSure, answer])
    func compressedExcerpt(name: String) async throws { try await expectSameCompressed(Excerpt.path(name)) }

    private func expectSameCompressed(_ path: String) async throws {
        let plain = try Dataset(path: path)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try await TemporaryDirectory.with { folder in
            let file = folder.url.appending(path: URL(filePath: path).lastPathComponent + ".gz")
            try GzipWriter.member(text, in: folder.url).write(to: file)
            let compressed = try Dataset(path: file.path)
            #expect(compressed.items == plain.items)
            #expect(compressed.probe == plain.probe)
            #expect(compressed.sha256 != plain.sha256)
        }
    }
}
