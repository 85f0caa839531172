import Candor

/// What the page of a comparison of misconceptions shows. Every string is plain text but those that say otherwise.
struct MisconceptionPageView {
    /// The numbers of one metric.
    struct Metric {
        var title: String
        var name: String
        var explanation: String
        var isOpen: Bool
        var table: TableView
        /// What is counted and how it is computed.
        var notes: [String]
    }

    var title: String
    /// The title in parts, so that a name stays in one line where there is room.
    var heading: [HeadingPart]
    var candor: String
    /// The page's policy for what may run and load.
    var policy: String
    /// Our own style sheet, as it stands in the page.
    var style: String
    /// Our own script, as it stands in the page.
    var script: String
    /// The claims for the script, made safe for a script element.
    var archive: String
    var claimCount: String
    var hasClaims: Bool
    var readings: [ReadingView]
    var notices: [NoticeView]
    var cards: [CardView]
    var figures: [OptimisationView.Figure]
    var metrics: [Metric]
    /// What of the numbers is left out of the page.
    var numbersNote: String?
    var scorers: TableView
    var settings: [RunView.Setting]
    var articles: [ArticleView]
    /// The GUID by which benchmark data are found in training data.
    var canary: String
}
