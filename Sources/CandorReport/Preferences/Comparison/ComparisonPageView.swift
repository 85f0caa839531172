/// What the page of a comparison shows. Every string is plain text but those that say otherwise.
struct ComparisonPageView {
    var title: String
    var first: String
    var second: String
    var candor: String
    /// The page's policy for what may run and load.
    var policy: String
    /// Our own style sheet, as it stands in the page.
    var style: String
    /// Why either fit may not be believed; empty when both may.
    var warnings: [String]
    var sentence: String
    var figures: [PreferenceFigureView]
    var effects: TableView
}
