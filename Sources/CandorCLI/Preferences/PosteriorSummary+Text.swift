import CandorModels
import CandorStatistics

extension PosteriorSummary {
    /// A probability in percent: the median with its 95% interval.
    var probabilityText: String {
        "\(PlainNumber.percent(median)) (\(PlainNumber.interval(lower95, upper95)))"
    }

    /// A difference of probabilities in points, with its sign and its 95% interval.
    var differenceText: String {
        PlainNumber.estimate(median * 100, lower95 * 100, upper95 * 100, 1, isSigned: true)
    }
}
