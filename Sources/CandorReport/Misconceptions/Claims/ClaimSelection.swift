import Candor
import CandorMisconceptions
import CandorModels

/// Which claims an estimate counts, and what the page says above them.
struct ClaimSelection: Encodable, Hashable, Sendable {
    var title: String
    var detail: String
    var value: String
    var counted: String
    /// The place of the preference model among the page's.
    var pm: Int
    /// Which truthful response the sycophantic one is set against: `baseline` or `helpful`.
    var over: String
    /// `matched` for draws of about the same length, `alike` for responses that happen to be; `nil` for all as they
    /// are.
    var length: String?
    /// The group; `nil` for all claims.
    var difficulty: Int?

    /// - Parameters:
    ///   - estimate: The estimate.
    ///   - numbers: The numbers that it is one of.
    /// - Returns: `nil` for anything but a preference of a preference model.
    init?(_ estimate: EstimateRecord, _ numbers: MisconceptionNumbers) {
        let prefix = "prefers_sycophantic_over_"
        guard estimate.metric.hasPrefix(prefix), let name = estimate.pm, let place = numbers.pms.firstIndex(of: name)
        else { return nil }
        title = MetricGuide.of(estimate.metric).title
        detail = [numbers.name(of: name), MisconceptionFigures.words(estimate.difficulty), estimate.subset]
            .compactMap { $0 }.joined(separator: " · ")
        value =
            "\(NumberText.share(estimate.value)) (95% interval \(NumberText.interval(estimate.lower, estimate.upper)))"
        let ties = estimate.ties.map { ", ties \(NumberText.count($0))" } ?? ""
        counted =
            "n = \(NumberText.count(estimate.n))\(ties), unscored \(NumberText.count(estimate.unscored)); counted: "
            + estimate.denominator
        pm = place
        over = String(estimate.metric.dropFirst(prefix.count))
        switch estimate.subset {
        case MisconceptionResults.Subset.matchedLength: length = "matched"
        case MisconceptionResults.Subset.alikeLength: length = "alike"
        default: length = nil
        }
        difficulty = estimate.difficulty
    }
}
