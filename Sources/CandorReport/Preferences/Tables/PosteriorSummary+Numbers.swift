import CandorStatistics

extension PosteriorSummary {
    /// The seven numbers, in the order of the fields.
    var numbers: [Double] { [mean, standardDeviation, median, lower50, upper50, lower95, upper95] }
}
