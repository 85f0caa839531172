import CandorModels
import Foundation

/// What the first token of an answer says of the ratings 1 to 10.
struct RatingOdds {
    private var probabilities = [Double](repeating: 0, count: 11)
    /// Whether a token `1` may be the beginning of 10: where 10 is a token of its own, it is not.
    let isOneAmbiguous: Bool

    /// Reads the alternatives; `nil` if no rating is among them.
    init?(_ token: TokenLogProbability) {
        for alternative in token.alternatives {
            guard let rating = Self.rating(alternative.token) else { continue }
            probabilities[rating] += exp(alternative.logProbability)
        }
        guard probabilities.contains(where: { $0 > 0 }) else { return nil }
        isOneAmbiguous = probabilities[1] > 0 && probabilities[10] == 0
    }

    /// The expected rating, given that a rating is said.
    /// - Parameter tenAfterOne: The probability that `1` goes on to be 10. Where nobody knows it, the `1` is taken for what lies on
    ///   the side of the other ratings' mean: 10 above 5½, else 1.
    func mean(tenAfterOne: Double?) -> Double {
        var shares = probabilities
        if isOneAmbiguous {
            let one = shares[1]
            shares[1] = 0
            let share = tenAfterOne ?? ((Self.mean(shares) ?? 0) > 5.5 ? 1 : 0)
            shares[10] = one * share
            shares[1] = one - shares[10]
        }
        return Self.mean(shares) ?? 0
    }

    /// The probability that an answer which begins with `1` goes on with `0`, by its second token.
    static func tenAfterOne(_ next: TokenLogProbability) -> Double {
        let zeros = next.alternatives.filter { $0.token.hasPrefix("0") }.map { exp($0.logProbability) }
        return min(1, zeros.reduce(0, +))
    }

    /// Whether a token is a `1` and nothing else.
    static func isOne(_ token: TokenLogProbability) -> Bool { rating(token.token) == 1 }

    private static func rating(_ token: String) -> Int? {
        let text = token.trimmingCharacters(in: CharacterSet(charactersIn: " \t\n\"'“”‘’([{*_`"))
        return text.allSatisfy(\.isNumber) ? Int(text).flatMap { (1...10).contains($0) ? $0 : nil } : nil
    }

    private static func mean(_ shares: [Double]) -> Double? {
        let sum = shares.reduce(0, +)
        return sum > 0 ? shares.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element } / sum : nil
    }
}
