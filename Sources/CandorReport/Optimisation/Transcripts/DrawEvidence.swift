import Candor

/// What a trial says of a draw among others: its scores, and how it compares with the baseline's draws.
struct DrawEvidence: Hashable, Sendable {
    /// One score a preference model, in the run's order; `nil` where none was asked.
    var scores: [Double?]?
    /// One character a draw of the baseline: `1` more positive, `0` less, `h` neither, `u` unscored, `.` not judged.
    var compared: String?
    /// How probable it was that each judged pair would be, in the order of the draws; `nil` where all were judged.
    var probabilities: [Double]?

    /// - Parameters:
    ///   - trial: The trial.
    ///   - scorers: The preference models, in the run's order.
    init(_ trial: Trial, scorers: [String]) {
        scores = trial.scores.map { scores in
            scorers.map { name in (scores[name] ?? nil).flatMap { $0.isFinite ? $0 : nil } }
        }
        guard let comparisons = trial.comparisons?.filter({ $0.draw >= 0 }), !comparisons.isEmpty else { return }
        let judged = comparisons.sorted { $0.draw < $1.draw }
        var marks = [Character](repeating: ".", count: (judged.last?.draw ?? -1) + 1)
        for comparison in judged { marks[comparison.draw] = Self.mark(comparison.value) }
        compared = String(marks)
        if judged.contains(where: { $0.probability != 1 }) { probabilities = judged.map(\.probability) }
    }

    private static func mark(_ value: Double?) -> Character {
        guard let value else { return "u" }
        return value > 0.75 ? "1" : value < 0.25 ? "0" : "h"
    }
}
