import Foundation

/// Adds up the log-probabilities of a response's tokens.
struct ResponseLogProbability: Sendable {
    /// The sum of natural logarithms.
    private(set) var sum = 0.0
    /// How many tokens it is over.
    private(set) var tokens = 0

    /// Adds what the logits after a token say of the one that follows.
    /// - Parameters:
    ///   - logits: A row of logits.
    ///   - successors: The tokens that count as what follows: one, or all that end a turn.
    mutating func add(_ logits: Logits, successors: [Token]) {
        let greatest = successors.map { logits[Int($0)] }.max() ?? -.infinity
        let share = successors.reduce(0.0) { $0 + exp(Double(logits[Int($1)] - greatest)) }
        sum += min(0, Double(greatest) + log(share) - logits.logSum)
        tokens += 1
    }
}
