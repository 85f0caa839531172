import CandorStatistics

/// One posterior in a figure: σ(α) of a feature, or a difference of two such, with its 50% and 95% intervals.
public struct EffectMark: Hashable, Sendable {
    /// Whose posterior it is.
    public struct Source: Hashable, Sendable {
        /// How it is drawn.
        public enum Style: String, Hashable, Sendable {
            /// The data in question.
            case own
            /// The other data of a comparison.
            case other
            /// The paper.
            case paper
        }

        /// The name in legends and files.
        public var name: String
        /// How it is drawn.
        public var style: Style

        /// The data that the report is about.
        public static let thisData = Source(name: "this data", style: .own)
        /// The paper.
        public static let paper = Source(name: "paper (2023)", style: .paper)
    }

    /// The feature, or a combination such as `matches_users_beliefs`.
    public var feature: String
    /// Whose posterior it is.
    public var source: Source
    /// The fit: `all`, `split 1` …, or the feature that is unobserved.
    public var fit: String
    /// The median.
    public var median: Double
    /// The lower end of the 50% interval.
    public var lower50: Double
    /// The upper end of the 50% interval.
    public var upper50: Double
    /// The lower end of the 95% interval.
    public var lower95: Double
    /// The upper end of the 95% interval.
    public var upper95: Double

    init(_ feature: String, _ source: Source, fit: String = "all", _ posterior: PosteriorSummary) {
        (self.feature, self.source, self.fit) = (feature, source, fit)
        median = posterior.median
        (lower50, upper50) = (posterior.lower50, posterior.upper50)
        (lower95, upper95) = (posterior.lower95, posterior.upper95)
    }

    init(_ feature: String, fit: String = "all", paper effect: PaperPreferences.Effect) {
        (self.feature, source, self.fit) = (feature, .paper, fit)
        median = effect.median
        (lower50, upper50) = (effect.lower50, effect.upper50)
        (lower95, upper95) = (effect.lower95, effect.upper95)
    }

    /// The five numbers, in the order of the columns of exported files.
    var numbers: [Double] { [median, lower50, upper50, lower95, upper95] }

    /// The columns' names.
    static let columns = ["median", "lower50", "upper50", "lower95", "upper95"]
}
