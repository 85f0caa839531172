import Candor

/// What the page of an analysis of preferences shows. Every string is plain text but those that say otherwise.
struct PreferencePageView {
    var title: String
    var source: String
    var candor: String
    /// The page's policy for what may run and load.
    var policy: String
    /// Our own style sheet, as it stands in the page.
    var style: String
    /// Why the fit may not be believed; empty when it may.
    var warnings: [String]
    /// The answer to the page's question.
    var answer: String
    /// What the answer rests on.
    var detail: String
    var notices: [NoticeView]
    var top: TableView
    var topNote: String
    var figures: [PreferenceFigureView]
    var effects: TableView
    var prediction: PredictionView?
    var prior: PriorView
    var confounding: TableView?
    var rows: TableView
    var unscored: TableView?
    var diagnostics: [RunView.Setting]
    var settings: [RunView.Setting]
    var examples: [FeatureExamplesView]
    var hasExamples: Bool
    var conclusions: [ArticleView]
}

/// A figure with its drawings and the table behind it.
struct PreferenceFigureView {
    /// A drawing of ours, in one layout or two.
    struct Drawing {
        var heading: String?
        /// For wide screens, or for all.
        var wide: String
        /// For narrow screens; empty where the wide one serves.
        var narrow: [String]
        /// Whether it keeps its size and is scrolled to on narrow screens.
        var isScrolled: Bool
    }

    /// An entry of the legend.
    struct Key {
        var style: String
        var text: String
    }

    var id: String
    var number: String
    var title: String
    var caption: String
    var keys: [Key]
    var drawings: [Drawing]
    var notes: [String]
    var tableTitle: String
    var table: TableView?
}

/// How well unseen pairs are predicted.
struct PredictionView {
    var lead: String
    var table: TableView
    /// A drawing of ours; empty where there are no bins.
    var calibration: String
    var calibrationNote: String
}

/// The prior and the scales tried.
struct PriorView {
    var lead: String
    var grid: TableView?
}

/// The pairs to read for one feature.
struct FeatureExamplesView {
    /// One pair.
    struct Pair {
        var id: String
        var outcome: String
        var isPreferred: Bool
        var earlier: String?
        var turns: [Turn]
        var having: String
        var lacking: String
        var havingNote: String
        var lackingNote: String
    }

    /// One turn.
    struct Turn {
        var who: String
        var role: String
        var text: String
    }

    var feature: String
    var title: String
    var question: String?
    var count: String
    var pairs: [Pair]
}

/// A short text with a heading.
struct ArticleView {
    var title: String
    var text: String
}
