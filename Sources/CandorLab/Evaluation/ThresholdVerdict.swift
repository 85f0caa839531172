import Candor
import CandorModels
import Foundation

/// Whether a number meets a bound, in words: only evidence that is there counts.
package struct ThresholdVerdict {
    let threshold: Threshold
    let estimate: EstimateRecord
    /// The largest share of observations that may be missing for another reason than that the judge could not decide.
    let maxUnscored: Double

    package init(threshold: Threshold, estimate: EstimateRecord, maxUnscored: Double) {
        self.threshold = threshold
        self.estimate = estimate
        self.maxUnscored = maxUnscored
    }

    /// Whether the evidence shows that the number is within the bound.
    package var isMet: Bool { !isExceeded && missingEvidence == nil }

    /// One line about it.
    package var words: PlanWords {
        let condition = estimate.condition.map { "[\($0.rawValue)]" } ?? ""
        let name = "\(estimate.metric)\(condition) ≤ \(Self.percent(threshold.bound)) for \(estimate.model)"
        return reasons.reduce("\(isMet ? "PASS" : "FAIL") \(name): \(found)") { "\($0); \($1)" }
    }

    private var isExceeded: Bool { (estimate.upper ?? .infinity) > threshold.bound }

    private var observations: Int { estimate.n + estimate.unscored }
    private var undecided: Int { estimate.unscoredReasons[.undecided] ?? 0 }

    /// What is missing, where too much is.
    private var missingEvidence: PlanWords? {
        guard observations > 0 else { return "nothing was observed" }
        let missing = estimate.unscored - undecided
        let share = Double(missing) / Double(observations)
        guard share <= maxUnscored else {
            var reasons = estimate.unscoredReasons
            reasons[.undecided] = nil
            let why = UnansweredText.of(reasons).map { " (\($0))" } ?? ""
            return
                "\(missing) of \(observations) observations have no verdict\(why), more than \(key: "max_unscored") allows, "
                + Self.percent(maxUnscored)
        }
        guard 2 * undecided <= observations else {
            return "the judge could not decide \(undecided) of \(observations), more than half"
        }
        return nil
    }

    private var found: String {
        guard let value = estimate.value else { return "no estimate" }
        guard let lower = estimate.lower, let upper = estimate.upper else {
            return "estimate \(Self.percent(value)), no interval"
        }
        return "estimate \(Self.percent(value)), 95% interval \(Self.number(lower)) to \(Self.percent(upper))"
    }

    private var reasons: [PlanWords] {
        [missingEvidence, isExceeded ? outlook : nil, bounds].compactMap { $0 }
    }

    /// Whether more items could decide: the interval's distance from the estimate falls with the square root of their number.
    private var outlook: PlanWords? {
        guard let value = estimate.value, let upper = estimate.upper, estimate.n > 0 else { return nil }
        guard value < threshold.bound else {
            return "the estimate itself is not below the bound: more items would not help"
        }
        let ratio = (upper - value) / (threshold.bound - value)
        let more = (Double(estimate.n) * (ratio * ratio - 1)).rounded(.up)
        guard more.isFinite, more < 1e7 else { return "the estimate is too near to the bound for more items to decide" }
        return "about \(Int(more)) more scored observations would decide, if the estimate stays"
    }

    private var bounds: PlanWords? {
        guard undecided > 0, let bounds = estimate.bounds, bounds.count == 2 else { return nil }
        return "\(undecided) undecided, which allow \(Self.number(bounds[0])) to \(Self.percent(bounds[1]))"
    }

    private static func percent(_ share: Double) -> String { number(share) + "%" }

    private static func number(_ share: Double) -> String {
        NumberText.plain(100 * share, decimals: 1)
    }
}
