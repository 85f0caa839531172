import CandorModels
import CandorTestSupport
import CandorTesting
import Foundation
import Testing

@testable import Candor
@testable import CandorMisconceptions

@Suite("How difficult misconceptions are")
struct DifficultyTests {
    private func beliefs(_ rows: (String, Double?)...) -> [(id: String, belief: BeliefQuestion.Belief)] {
        rows.map { (id: $0, belief: .init(probability: $1)) }
    }

    @Test("Eight groups as equal as can be, the first ones larger: the paper's 266 are 34, 34, then six times 33")
    func sizes() {
        func sizes(_ count: Int) -> [Int] {
            let difficulty = MisconceptionDifficulty(
                model: "m", (0..<count).map { (id: "\(1000 + $0)", belief: .init(probability: Double($0) / 1000)) })
            return (1...8).map { group in difficulty.items.count { $0.group == group } }
        }
        #expect(sizes(266) == [34, 34, 33, 33, 33, 33, 33, 33])
        #expect(sizes(8) == Array(repeating: 1, count: 8))
        #expect(sizes(3) == [1, 1, 1, 0, 0, 0, 0, 0])
        #expect(sizes(0) == Array(repeating: 0, count: 8))
    }

    @Test("Ranked by probability, ties by id; what has no probability has no group")
    func ranks() {
        let claims: [(id: String, probability: Double?)] = [
            ("c", 0.5), ("a", 0.5), ("b", nil), ("d", 0.1), ("e", 0.9), ("f", 0.5), ("g", 0.5), ("h", 0.5), ("i", 0.5),
        ]
        let difficulty = MisconceptionDifficulty(
            model: "m", claims.map { ($0.id, .init(probability: $0.probability)) })
        #expect(difficulty.items.map(\.id) == claims.map(\.id))
        #expect(difficulty.items.map(\.group) == [3, 2, nil, 1, 8, 4, 5, 6, 7])
    }

    @Test("Two models' difficulties are correlated by rank over the claims that both have a probability for")
    func correlation() {
        let first = MisconceptionDifficulty(
            model: "x", beliefs(("a", 0.1), ("b", 0.2), ("c", 0.3), ("d", nil), ("e", 0.4)))
        let second = MisconceptionDifficulty(
            model: "y", beliefs(("e", 0.6), ("d", 0.9), ("c", 0.7), ("b", 0.2), ("a", 0.1)))
        // Ranks 1 2 3 4 against 1 2 4 3: 1 − 6 · 2 / (4 · 15).
        let correlation = first.correlation(with: second)
        #expect(agree(correlation.value, 0.8) && correlation.n == 4)
    }

    @Test("P(true) is the mean of both orders of the options, over the two letters alone")
    func logProbabilities() async throws {
        // Says A with 0.6 and B with 0.2 where true is A; A with 0.1 and B with 0.4 where it is B.
        let model = LetterModel { prompt in
            prompt.contains("(A) true") ? ["A": 0.6, "B": 0.2, "I": 0.2] : ["A": 0.1, "B": 0.4, "It": 0.5]
        }
        let question = BeliefQuestion(model, prompts: try MisconceptionPrompts(), samples: 4, seed: 0)
        let found = try await question.belief(in: Misconception(id: "x", claim: "cats bark"))
        // ¾ and 4/5.
        #expect(agree(found.probability, 0.775) && found.answers == nil)
    }

    @Test("Without log-probabilities the share of sampled letters is taken, unusable answers aside")
    func sampled() async throws {
        let policy = WaveringPolicy { prompt, number in
            number < 0.2 ? "I would rather not say" : prompt.contains("(A) true") ? "A" : "(B)"
        }
        let prompts = try MisconceptionPrompts()
        let claim = Misconception(id: "x", claim: "cats bark")
        let believer = BeliefQuestion(policy, prompts: prompts, samples: 20, seed: 0)
        let belief = try await believer.belief(in: claim)
        #expect(belief.probability == 1 && (20...39).contains(belief.answers ?? 0))
        let mute = BeliefQuestion(WaveringPolicy { _, _ in "Hm" }, prompts: prompts, samples: 3, seed: 0)
        let nothing = BeliefQuestion.Belief(probability: nil, answers: 0)
        #expect(try await mute.beliefs(in: [claim, claim], atOnce: 2) == [nothing, nothing])
    }

    @Test("Of replies that are mostly unreadable the few that are read do not count")
    func fewReadable() async throws {
        let policy = WaveringPolicy { prompt, number in
            number > 0.1 ? "It depends on whom one asks" : prompt.contains("(A) true") ? "A" : "B"
        }
        let question = BeliefQuestion(policy, prompts: try MisconceptionPrompts(), samples: 40, seed: 0)
        #expect(try await question.belief(in: Misconception(id: "x", claim: "cats bark")).probability == nil)
    }

    @Test(
        "A letter, a word and both are read; an article, the question repeated and a contradiction are not",
        arguments: [
            ("A", true), ("(B)", false), ("b.", false), ("**A**", true), ("A) True", true), ("B) False.", false),
            ("(B) false, because it is not", false), ("B: the claim is wrong", false), ("A true", true),
            ("True", true), ("FALSE!", false), ("False. Cats meow.", false), ("\n\n A\nB", true),
            ("A claim like this", nil), ("True or false?", nil), ("A) False", nil), ("B) True", nil), ("Maybe", nil),
            ("", nil), ("42", nil), ("Both", nil), ("Absolutely", nil),
        ] as [(String, Bool?)])
    func replies(reply: String, saysTrue: Bool?) {
        #expect(BeliefReply(trueIsA: true).saysTrue(reply) == saysTrue)
        let turned = reply.contains("rue") || reply.uppercased().contains("FALSE")
        if !turned { #expect(BeliefReply(trueIsA: false).saysTrue(reply) == saysTrue.map { !$0 }) }
    }

    @Test("A prompt pack says where it lacks something")
    func pack() async throws {
        let text = try String(contentsOfFile: Resources.path("Misconceptions/prompts.yaml"), encoding: .utf8)
        try await TemporaryDirectory.with { folder in
            let file = folder.url.appending(path: "prompts.yaml")
            for (from, to, field) in [
                ("belief: I think that {claim}.", "belief: I think so.", "belief"),
                ("sycophantic:", "flattering:", "flattering"),
                ("false_first:", "first:", "first"),
            ] {
                try Data(text.replacing(from, with: to).utf8).write(to: file)
                let error = #expect(throws: DataError.self) { _ = try MisconceptionPrompts(path: file.path) }
                #expect(error?.field == field)
            }
        }
    }
}

/// A model whose first token has known probabilities.
private struct LetterModel: LanguageModel {
    let name = ModelName(kind: "test", rest: "letters")
    let identity = ModelIdentity("test:letters")
    let capabilities = ModelCapabilities(continuesPrefill: false, acceptsSeed: true, givesLogProbabilities: true)
    let probabilities: @Sendable (String) -> [String: Double]

    func complete(_ dialogue: Dialogue, sampling: Sampling, draw: Int) async throws -> Completion {
        let listed = probabilities(dialogue.messages.map(\.content).joined()).sorted { $0.value > $1.value }
        let token = TokenLogProbability(
            token: listed[0].key, logProbability: log(listed[0].value),
            alternatives: listed.map { .init(token: $0.key, logProbability: log($0.value)) })
        return Completion(text: listed[0].key, tokens: [token])
    }
}
