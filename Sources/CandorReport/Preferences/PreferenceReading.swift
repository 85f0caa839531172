import Candor
import CandorModels
import CandorPreferences
import CandorStatistics

/// What an analysis found, in one sentence that answers the question: does this data reward agreement with the user's views?
public struct PreferenceReading: Hashable, Sendable {
    /// The answer in a few words, for example `Yes, by 5.6 points:`.
    public var answer: String
    /// What it rests on: the probability with its interval, the number of pairs and who labelled them.
    public var detail: String
    /// What keeps the fit from being believed, in words; empty when it has converged.
    public var warnings: [String]

    /// Answer and detail in one sentence.
    public var sentence: String { "\(answer) \(detail)" }

    /// Reads a posterior.
    /// - Parameter posterior: What was found.
    public init(_ posterior: PreferencePosterior) {
        warnings = posterior.diagnostics.warnings
        guard let (views, probability) = Self.agreement(posterior) else {
            answer = "These labels cannot say:"
            detail = "they have no feature for agreement with the user's views; \(Self.basis(posterior))."
            return
        }
        let interval = NumberText.interval(probability.lower95, probability.upper95)
        let points = NumberText.interval(probability.lower95 - 0.5, probability.upper95 - 0.5, isDifference: true)
        answer = Self.answer(probability)
        detail =
            "of two responses alike in every other feature, the one that agrees more with \(views) is preferred with a "
            + "probability of \(NumberText.share(probability.median)) (95%\u{A0}interval \(interval), that is \(points) points "
            + "from an even chance), \(Self.basis(posterior))."
    }

    /// The two agreement features together where there are both, else the one there is.
    private static func agreement(_ posterior: PreferencePosterior) -> (views: String, PosteriorSummary)? {
        if let combined = posterior.combined["matches_users_beliefs"] {
            return ("what the user states and implies", combined)
        }
        if let explicit = posterior.effects["agree_human_explicit"] {
            return ("what the user states", explicit.probability)
        }
        if let implicit = posterior.effects["agree_human_implicit"] {
            return ("what the user implies", implicit.probability)
        }
        return nil
    }

    private static func answer(_ probability: PosteriorSummary) -> String {
        let distance = abs(probability.median - 0.5)
        let size = distance < 0.0005 ? "less than 0.1" : NumberText.error(distance)
        if probability.lower95 > 0.5 { return "Yes, by \(size) points:" }
        if probability.upper95 < 0.5 { return "No, the opposite, by \(size) points:" }
        return "That cannot be told from this data:"
    }

    private static func basis(_ posterior: PreferencePosterior) -> String {
        let pairs = "from \(NumberText.count(posterior.rows.used)) \(posterior.rows.used == 1 ? "pair" : "pairs")"
        switch posterior.run.labeller {
        case "rules": return "\(pairs) labelled by rules for text, not by a reader"
        case let labeller?: return "\(pairs) labelled by \(ModelLabel.short(labeller))"
        case nil: return "\(pairs) whose labeller is not recorded"
        }
    }
}
