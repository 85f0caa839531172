/// Rows of posteriors on a common axis, as data for a drawing: names on the left, one or two panels, numbers on the right.
struct StripChart: Sendable {
    /// A posterior drawn.
    struct Mark: Sendable {
        /// How it looks: `own`, `other`, `paper`, with `thin` for one of several in a row.
        var style: String
        /// The distance of its line from the row's middle.
        var offset: Double
        /// The median.
        var median: Double
        /// The thick interval; `nil` for none.
        var inner: ClosedRange<Double>?
        /// The thin interval; `nil` for none.
        var outer: ClosedRange<Double>?
    }

    /// One row of one panel.
    struct Strip: Sendable {
        /// What a pointer that rests on it shows.
        var description: String
        /// An interval drawn as a band behind the marks.
        var band: ClosedRange<Double>?
        /// The posteriors.
        var marks: [Mark]
        /// Medians drawn as small dots in the row's middle.
        var dots: [Double] = []
        /// How the dots look.
        var dotStyle = ""
    }

    /// A column of strips.
    struct Panel: Sendable {
        /// Its heading, empty for none.
        var title: String
        /// One strip a row; `nil` where there is nothing to draw.
        var strips: [Strip?]
    }

    /// A column of numbers, one text a row.
    struct Numbers: Sendable {
        /// Its heading.
        var title: String
        /// Its width in a wide drawing.
        var width: Double
        /// Whether a narrow drawing has it too.
        var isEssential: Bool
        /// One text a row.
        var texts: [String]
    }

    /// What a screen reader says.
    var label: String
    /// The rows' names.
    var rows: [EffectRow]
    /// One or two panels.
    var panels: [Panel]
    /// Numbers beside the panels.
    var numbers: [Numbers]
    /// The axis of every panel.
    var axis: ProbabilityAxis
    /// The height of a row's strip.
    var stripHeight: Double
}
