import Candor
import CandorModels
import CandorPreferenceModels
import CandorStatistics
import Foundation

/// What a training ends with on the terminal: a row a round.
struct TrainingTable {
    let training: TrainingDescription

    func show() {
        let output = Terminal.output
        let pms = training.rounds.first?.scores.map(\.pm) ?? []
        let header =
            ["round"] + pms.map { "gain by \($0)" }
            + ["KL to the start", "words", "cut", "learned", "loss before", "after"]
        let rows = training.rounds.map { round in
            ["\(round.round)"] + round.scores.map { Self.text($0.gain, 3, isSigned: true) }
                + [Self.text(round.divergence, 2), Self.text(round.words, 1), "\(round.truncated)"]
                + Self.learning(round.learning)
        }
        for line in AlignedTable(header: header, rows: rows).lines { output.line(line) }
        output.line(
            "Gain: mean score less that of the start's responses to the same prompts, in the model's own unit; KL in nats a "
                + "response; 95% intervals over prompts. Loss in nats a token of the responses learned.")
        output.line()
    }

    private static func learning(_ learning: TrainingRound.Learning?) -> [String] {
        guard let learning else { return ["-", "-", "-"] }
        return [
            "\(learning.examples)", PlainNumber.fixed(learning.lossBefore, 3),
            PlainNumber.fixed(learning.lossAfter, 3),
        ]
    }

    private static func text(_ estimate: Estimate, _ decimals: Int, isSigned: Bool = false) -> String {
        PlainNumber.estimate(estimate.value, estimate.lower, estimate.upper, decimals, isSigned: isSigned)
    }
}
