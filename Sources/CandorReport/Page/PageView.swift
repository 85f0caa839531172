import Candor
import Foundation

/// What the page's template shows. Every string is plain text but those that say otherwise.
struct PageView {
    var title: String
    /// The title in parts, so that an assistant's name stays in one line where there is room.
    var heading: [HeadingPart]
    var kicker: String
    /// The version that made the page.
    var candor: String
    /// The page's policy for what may run and load.
    var policy: String
    /// Our own style sheet, as it stands in the page.
    var style: String
    /// Our own script, as it stands in the page.
    var script: String
    /// Data for the script, made safe for a script element.
    var transcripts: String
    var readings: [ReadingView]
    var notices: [NoticeView]
    var cards: [CardView]
    var figures: [FigureView]
    /// `nil` for a run without optimisation.
    var optimisation: OptimisationView?
    var probes: [ProbeView]
    /// What of the numbers is left out of the page.
    var numbersNote: String?
    var comparisons: [ComparisonView]
    /// What the comparisons are, where they are not between assistants.
    var comparisonsOfPMs: String?
    var run: RunView
    var trialCount: String
}

/// A part of the title.
struct HeadingPart {
    var text: String
    var isName: Bool
}

/// One assistant's results in words.
struct ReadingView {
    var model: String
    var text: String
    /// Further sentences, each on a line of its own.
    var lines: [String] = []
}

/// A caution or a note.
struct NoticeView {
    var kind: String
    var label: String
    var text: String
}

/// A headline metric.
struct CardView {
    /// One assistant's value.
    struct Row {
        var model: String
        var showsModel: Bool
        var value: String
        var unit: String?
        var isMissing: Bool
        var interval: String
        var n: String
        var unscored: String?
        /// A drawing of ours.
        var strip: String
        var href: String
        /// What the link leads to.
        var more = "Read the transcripts"
    }

    var probe: String
    var title: String
    var metric: String
    var explanation: String
    var rows: [Row]
    var paper: String?
}

/// A figure.
struct FigureView {
    /// A panel with its title.
    struct Panel {
        var title: String
        var dataset: String?
        /// A drawing of ours.
        var svg: String
    }

    /// A row of the table behind the drawing.
    struct Datum {
        var panel: String
        var model: String
        var source: String
        var value: String
        var interval: String
        var n: String
    }

    var id: String
    var title: String
    var caption: String
    var axis: String
    var hasControl: Bool
    var hasPaper: Bool
    var panels: [Panel]
    var data: [Datum]
}
