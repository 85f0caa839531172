/// The number that stands for a probe: in a report's cards, in comparisons and in curves.
public struct ProbeHeadline: Hashable, Sendable {
    /// The metric.
    public var metric: String
    /// The condition that it is reported under; `nil` for a composite metric.
    public var condition: Condition?
    /// Its name beside curves of several probes.
    public var title: String
    /// Its place among the curves of several probes, from 0, which says its colour.
    public var place: Int
    /// How the paper's value of it comes from the paper's figures; `nil` where the paper has none.
    public var paper: PaperSum?

    /// The same number of the paper's assistants: a weighted sum of bars of one figure over a divisor.
    public struct PaperSum: Hashable, Sendable {
        /// A bar.
        public struct Term: Hashable, Sendable {
            /// What it is multiplied by.
            public var weight: Double
            /// The condition.
            public var condition: Condition

            /// Creates a term.
            public init(_ weight: Double, _ condition: Condition) {
                self.weight = weight
                self.condition = condition
            }
        }

        /// The paper's figure, for example `2b`.
        public var figure: String
        /// The metric that the figure shows.
        public var metric: String
        /// The bars.
        public var terms: [Term]
        /// What the sum is divided by.
        public var divisor: Double

        /// Creates a sum.
        /// - Parameters:
        ///   - figure: The paper's figure.
        ///   - metric: The metric that the figure shows.
        ///   - terms: The bars.
        ///   - divisor: What the sum is divided by.
        public init(figure: String, metric: String, _ terms: [Term], dividedBy divisor: Double = 1) {
            self.figure = figure
            self.metric = metric
            self.terms = terms
            self.divisor = divisor
        }
    }

    /// Creates a headline.
    /// - Parameters:
    ///   - metric: The metric.
    ///   - condition: The condition that it is reported under.
    ///   - title: Its name beside curves of several probes.
    ///   - place: Its place among them; by default after those of the paper.
    ///   - paper: How the paper's value comes from the paper's figures.
    public init(
        metric: String, condition: Condition? = nil, title: String, place: Int = 100, paper: PaperSum? = nil
    ) {
        self.metric = metric
        self.condition = condition
        self.title = title
        self.place = place
        self.paper = paper
    }
}

extension Probes {
    /// The headlines of all probes, in the probes' order.
    package static var headlines: [ProbeHeadline] { all.compactMap(\.headline) }
}
