import CandorModels
import Foundation

/// What the first token of an answer says of two letters.
package struct LetterOdds {
    /// log P(A) − log P(B); `nil` where neither letter is among the alternatives, or none are listed.
    ///
    /// A letter's probability is that of all alternatives that begin with it, whatever spaces, quotes and brackets stand before it,
    /// and do not go on as a word. A letter that is not among them is at most as likely as the least likely alternative: that is
    /// taken for it, so that the log-odds are nearer to 0 than they may be. No log-probability is taken for less than −40, below
    /// which servers report placeholders.
    package let logOdds: Double?

    package init(_ token: TokenLogProbability) {
        guard token.alternatives.count > 1 else {
            logOdds = nil
            return
        }
        let a = Self.logProbability(of: "A", in: token.alternatives)
        let b = Self.logProbability(of: "B", in: token.alternatives)
        let bound = token.alternatives.map(Self.logProbability).min() ?? 0
        logOdds = a == nil && b == nil ? nil : (a ?? bound) - (b ?? bound)
    }

    private static func logProbability(
        of letter: Character, in alternatives: [TokenLogProbability.Alternative]
    ) -> Double? {
        let logs = alternatives.filter { isChoice($0.token, of: letter) }.map(logProbability)
        guard let greatest = logs.max() else { return nil }
        return logs.count == 1 ? greatest : greatest + log(logs.reduce(0) { $0 + exp($1 - greatest) })
    }

    private static func isChoice(_ token: String, of letter: Character) -> Bool {
        let text = token.trimmingPrefix { $0.isWhitespace || "\"'“”‘’([{*_`".contains($0) }
        guard text.first == letter else { return false }
        return text.dropFirst().first.map { !$0.isLetter && !$0.isNumber } ?? true
    }

    private static func logProbability(_ alternative: TokenLogProbability.Alternative) -> Double {
        max(-40, alternative.logProbability)
    }
}
