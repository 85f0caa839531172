import Candor
import CandorModels
import CandorPreferenceModels
import CandorStatistics
import CandorTestSupport
import Testing

@Suite("A round of training, worked by hand")
struct TrainingRoundTests {
    private let prompt = TrainingPrompt(Dialogue([.user("Well?")]))

    private func pool(_ scores: [Double?]) -> TrainingPool {
        var pool = TrainingPool(prompt, scores.indices.map { TrainingDraw("draw \($0)") })
        pool.scores["pm"] = scores
        return pool
    }

    @Test(
        "The best response is the first with the highest score; without a better and a worse one there is none",
        arguments: [
            ([1, 3, 2], 1), ([3, 1, 3], 0), ([nil, -2, -1], 2), ([2, 2, 2], nil), ([nil, 5, nil], nil),
            ([nil, nil], nil),
            ([], nil),
        ] as [([Double?], Int?)])
    func best(scores: [Double?], place: Int?) {
        #expect(pool(scores).best(by: "pm") == place)
        #expect(pool(scores).best(by: "another") == nil)
    }

    @Test("Scores, gains, divergence and length are means over prompts, errors clustered by prompt")
    func measured() throws {
        var first = TrainingPool(
            TrainingPrompt(Dialogue([.user("One?")])), [TrainingDraw("a b"), TrainingDraw("c", isComplete: false)])
        first.scores = ["pm": [4, 2], "other": [nil, 1]]
        first.startScores = ["pm": [1, 1], "other": [1, 1]]
        first.logRatios = [0.5, 1.5]
        var second = TrainingPool(
            TrainingPrompt(Dialogue([.user("Two?")])), [TrainingDraw("d e f"), TrainingDraw("g h")])
        second.scores = ["pm": [0, 0], "other": [nil, nil]]
        second.startScores = ["pm": [1, 0], "other": [0, 0]]
        second.logRatios = [0, 0]
        let round = try TrainingRound(
            2, checkpoint: "round-2.gguf", identity: "gguf", pools: [first, second],
            pms: [("pm", false), ("other", true)], learning: nil)
        #expect(round.scores.map(\.pm) == ["pm", "other"])
        #expect(round.scores[0].score?.value == 1.5)
        // 3 − 1 of the first prompt, 0 − ½ of the second: mean ¾, and with G = 2 SE² = 2/1 · Σ (d/2)² of ±1¼.
        #expect(round.scores[0].gain.value == 0.75)
        #expect(agree(round.scores[0].gain.standardError, 1.25))
        #expect(round.scores[0].gain.n == 2 && round.scores[0].unscored == 0)
        // A comparative model has no score by itself; a prompt without a usable score has no gain.
        #expect(round.scores[1].score == nil)
        #expect(round.scores[1].gain.value == 0 && round.scores[1].gain.n == 1 && round.scores[1].gain.unscored == 1)
        #expect(round.scores[1].unscored == 3)
        #expect(round.divergence.value == 0.5 && round.divergence.n == 4)
        #expect(round.words.value == 2)
        #expect(round.truncated == 1)
    }

    @Test("The start's and the policy's responses are scored in one batch; what is no number is no score")
    func scored() async throws {
        let model = PayingModel { response, _ in response == "bad" ? .nan : Double(response.count) }
        let sampling = TrainingSampling(draws: 2, maxTokens: 8, seed: 0, parallel: 4)
        let start = [TrainingPool(prompt, [TrainingDraw("ab"), TrainingDraw("a")])]
        let own = [TrainingPool(prompt, [TrainingDraw("abc"), TrainingDraw("bad")])]
        let pools = try await sampling.scored(own, beside: start, by: TopicPreferenceModel(model))
        #expect(model.batches.map { $0.map(\.response) } == [["ab", "a", "abc", "bad"]])
        #expect(pools[0].scores == ["paying:model": [3, nil]])
        #expect(pools[0].startScores == ["paying:model": [2, 1]])
    }

    @Test("A preference model that is made for topics refuses a prompt of none, and takes those of its own")
    func topics() async throws {
        let model = TopicPreferenceModel(
            name: ModelName(kind: "prefixed", rest: "x"), models: [.answer: PayingModel { _, _ in 1 }])
        #expect(throws: PreferenceModelError.self) { _ = try TrainingSampling.scorer(model, for: prompt) }
        _ = try TrainingSampling.scorer(model, for: TrainingPrompt(Dialogue([.user("Who?")]), topic: .answer))
    }

    @Test("Every prompt has its draws, told whether the token limit cut them")
    func drawn() async throws {
        let policy = WaveringPolicy { prompt, number in "\(prompt) \(number)" }
        let prompts = ["A", "B"].map { TrainingPrompt(Dialogue([.user($0)])) }
        let pools = try await TrainingSampling(draws: 3, maxTokens: 8, seed: 0, parallel: 2).pools(of: policy, prompts)
        #expect(pools.map(\.prompt) == prompts)
        #expect(pools.map { Set($0.draws.map(\.text)).count } == [3, 3])
        #expect(pools[1].draws.allSatisfy { $0.text.hasPrefix("B ") && $0.isComplete })
    }

    @Test("The divergence is the mean of log-ratios of the policy's own responses")
    func divergence() async throws {
        let pools = [
            TrainingPool(prompt, [TrainingDraw("abcd"), TrainingDraw("ab", isComplete: false), TrainingDraw("x")])
        ]
        let compared = try await TrainingSampling(draws: 3, maxTokens: 8, seed: 0, parallel: 1)
            .compared(pools, draws: 2, policy: PerLetter(cost: 1), start: PerLetter(cost: 3))
        // Two letters' worth of each letter, and of the end where there is one.
        #expect(compared[0].logRatios == [10, 4])
    }
}

/// Finds every letter, and the end of a turn, improbable by the same number of nats.
private struct PerLetter: ResponseLikelihood {
    let cost: Double

    func logProbability(
        of response: String, to dialogue: Dialogue, isComplete: Bool
    ) async throws -> (sum: Double, tokens: Int) {
        let tokens = response.count + (isComplete ? 1 : 0)
        return (-cost * Double(tokens), tokens)
    }
}
