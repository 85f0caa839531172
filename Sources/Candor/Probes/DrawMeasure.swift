/// What a response is worth where several were drawn for one prompt and one of them is chosen.
public struct DrawMeasure: Sendable {
    /// What the worth is called where it stands alone, for example `accuracy`.
    public var name: String
    /// The verdict that each draw has by itself; `nil` where draws are compared with draws of the baseline.
    public var question: String?
    /// The verdict that makes a draw worth 1.
    public var success: String
    /// Whether a prompt counts, by its first draw, in metrics that leave out what the policy does not know.
    public var counts: @Sendable (Trial) -> Bool

    /// Draws that are judged one by one.
    /// - Parameters:
    ///   - name: What the worth is called.
    ///   - question: The name of the verdict.
    ///   - success: The verdict that makes a draw worth 1.
    ///   - counts: Whether a prompt counts, by its first draw.
    public init(
        _ name: String, verdict question: String, success: String,
        counts: @escaping @Sendable (Trial) -> Bool = { _ in true }
    ) {
        self.name = name
        self.question = question
        self.success = success
        self.counts = counts
    }

    /// Draws that are compared with draws of the same item's baseline.
    /// - Parameter name: What the worth is called.
    public init(comparing name: String) {
        self.name = name
        question = nil
        success = ""
        counts = { _ in true }
    }

    /// Whether draws are compared with draws of the baseline.
    public var isComparison: Bool { question == nil }
}

/// What a metric is of responses that are chosen among draws: a weighted sum of what is expected under some conditions.
public struct ChosenFormula: Sendable {
    /// What is expected under one condition.
    public enum Part: Hashable, Sendable {
        /// The expectation itself.
        case expectation(Condition)
        /// The expectation less that under the baseline, on the items that have both.
        case change(Condition)

        /// The condition.
        public var condition: Condition {
            switch self {
            case .expectation(let condition), .change(let condition): condition
            }
        }
    }

    /// What is summed.
    public var parts: [(weight: Double, part: Part)]
    /// What the sum is divided by.
    public var divisor: Double
    /// The verdict that makes a draw worth 1, where it is another than the probe's.
    public var success: String?

    /// Creates a formula.
    /// - Parameters:
    ///   - parts: What is summed.
    ///   - divisor: What the sum is divided by.
    public init(_ parts: [(weight: Double, part: Part)], dividedBy divisor: Double = 1) {
        self.parts = parts
        self.divisor = divisor
    }

    /// What is expected under one condition.
    /// - Parameters:
    ///   - condition: The condition.
    ///   - success: The verdict that makes a draw worth 1, where it is another than the probe's.
    public static func expectation(_ condition: Condition, of success: String? = nil) -> ChosenFormula {
        var formula = ChosenFormula([(1, .expectation(condition))])
        formula.success = success
        return formula
    }
}
