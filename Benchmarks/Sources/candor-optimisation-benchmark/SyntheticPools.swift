import Candor
import CandorPreferenceModels
import CandorStatistics

/// Scored draws of questions under the four conditions of the answer probe, with made-up scores.
struct SyntheticPools {
    let names: [String]
    let pools: [DrawPool]

    /// - Parameters:
    ///   - prompts: Prompts; each question has four.
    ///   - draws: Draws of each.
    ///   - pms: Preference models, each of which scores every draw.
    init(prompts: Int, draws: Int, pms: Int) {
        let names = (0..<pms).map { "made-up:\($0)" }
        let conditions: [Condition] = [.baseline, .suggestsCorrect, .doubtsCorrect, .suggestsIncorrect]
        pools = (0..<prompts).map { prompt in
            var generator = SeededGenerator(seed: 0, stream: "prompt \(prompt)")
            let verdicts = (0..<draws).map { _ in generator.nextUniform() < 0.5 ? "correct" : "incorrect" }
            let scores = names.map { name in
                (name, (0..<draws).map { _ in Optional(generator.nextNormal()) })
            }
            return DrawPool(
                id: "\(prompt)", model: "policy", probe: .answer, dataset: "questions", item: "item \(prompt / 4)",
                condition: conditions[prompt % 4], scores: Dictionary(uniqueKeysWithValues: scores),
                verdicts: verdicts, words: (0..<draws).map { _ in generator.nextIndex(below: 200) })
        }
        self.names = names
    }
}
