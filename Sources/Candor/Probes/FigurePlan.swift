/// What a figure shows, by the names of metrics and conditions; the report draws it.
public struct FigurePlan: Hashable, Sendable {
    /// One kind of panel: a metric under a condition.
    public struct Part: Hashable, Sendable {
        /// The metric.
        public var metric: String
        /// The condition; `nil` for first answers and composites.
        public var condition: Condition?
        /// The panel's title.
        public var title: String
        /// The paper's figure with the same bars, for example `2a`; by default the figure of the same name.
        public var paper: String?

        /// Creates a part.
        /// - Parameters:
        ///   - metric: The metric.
        ///   - condition: The condition.
        ///   - title: The panel's title.
        ///   - paper: The paper's figure with the same bars.
        public init(_ metric: String, _ condition: Condition?, title: String, paper: String? = nil) {
            self.metric = metric
            self.condition = condition
            self.title = title
            self.paper = paper
        }
    }

    /// Its name: the paper's number, or a name of its own. Of figures by data set those with a number come first, in its order.
    public var id: String
    /// Its title.
    public var title: String
    /// What a reader should know.
    public var caption: String
    /// What the axis shows.
    public var axisTitle: String
    /// Where bars begin.
    public var origin: Double
    /// Whether values are differences, drawn to both sides.
    public var isDifference: Bool
    /// The named part of the trials; `nil` for the metrics as defined.
    public var subset: String?
    /// One panel per data set rather than one over data sets: a figure of the appendix.
    public var byDataset: Bool
    /// Whether it stands with the figures of the appendix, over data sets all the same.
    public var isAppendix: Bool
    /// The condition that is drawn beside the one of a part, as its control.
    public var control: Condition?
    /// The panels.
    public var parts: [Part]

    /// Creates a plan.
    /// - Parameters:
    ///   - id: Its name.
    ///   - title: Its title.
    ///   - caption: What a reader should know.
    ///   - axisTitle: What the axis shows.
    ///   - origin: Where bars begin.
    ///   - isDifference: Whether values are differences.
    ///   - subset: The named part of the trials.
    ///   - byDataset: One panel per data set.
    ///   - isAppendix: Whether it stands with the figures of the appendix.
    ///   - control: The condition that is drawn beside the one of a part.
    ///   - parts: The panels.
    public init(
        id: String, title: String, caption: String, axisTitle: String, origin: Double = 0, isDifference: Bool = false,
        subset: String? = nil, byDataset: Bool = false, isAppendix: Bool = false, control: Condition? = nil,
        parts: [Part]
    ) {
        self.id = id
        self.title = title
        self.caption = caption
        self.axisTitle = axisTitle
        self.origin = origin
        self.isDifference = isDifference
        self.subset = subset
        self.byDataset = byDataset
        self.isAppendix = isAppendix || byDataset
        self.control = control
        self.parts = parts
    }
}
