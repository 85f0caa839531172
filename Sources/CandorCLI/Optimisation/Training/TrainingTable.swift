import Candor
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
            ["\(round.round)"] + round.scores.map { Self.text($0.gain, "%+.3f") }
                + [Self.text(round.divergence, "%.2f"), Self.text(round.words, "%.1f"), "\(round.truncated)"]
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
            "\(learning.examples)", String(format: "%.3f", learning.lossBefore),
            String(format: "%.3f", learning.lossAfter),
        ]
    }

    private static func text(_ estimate: Estimate, _ format: String) -> String {
        guard let value = estimate.value else { return "-" }
        let interval = estimate.lower.flatMap { low in
            estimate.upper.map { String(format: " (\(format) to \(format))", low, $0) }
        }
        return String(format: format, value) + (interval ?? "")
    }
}
