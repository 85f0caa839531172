import Candor

/// What the templates of a rater's pages fill in.
enum RaterContent {
    /// Text of the researcher's, and a form with nothing but buttons.
    struct Text: Sendable {
        var path: String
        var key: String
        /// HTML made of the researcher's Markdown.
        var body: String
        /// Whether that has a title of its own.
        var hasTitle = false
        /// What stands above, for example that the study is full.
        var problem: String?
    }

    /// A task.
    struct Task: Sendable {
        struct Turn: Sendable {
            var speaker: String
            var text: String
        }

        struct Option: Sendable {
            /// The place on the page, from 1.
            var place: Int
            /// What stands above its text; `nil` where there is none.
            var title: String?
            /// What is read beside the button.
            var label: String
            /// The response; `nil` for a plain verdict.
            var text: String?
            var isChosen: Bool
        }

        var path: String
        var key: String
        var number: Int
        var problem: String?
        var question: String
        var turns: [Turn]
        var isPair: Bool
        var options: [Option]
        var allowsTies: Bool
        var tieLabel: String
        var isTieChosen: Bool
        var allowsComments: Bool
        var comment: String
        /// How many tasks have been answered, and of how many; `nil` for practice.
        var progress: Progress?
        /// Where the task before this one can be answered again.
        var back: String?
        /// Where the rater goes on, on a page that was gone back to.
        var forward: String?
    }

    struct Progress: Sendable {
        var answered: Int
        var total: Int
    }

    /// What is said after a practice task.
    struct Feedback: Sendable {
        var path: String
        var key: String
        var verdict: String
        var explanation: String?
    }

    struct Pause: Sendable {
        var path: String
        var key: String
        var answered: Int
        var remaining: Int
    }

    struct Ending: Sendable {
        var body: String
        var hasTitle = false
        var code: String?
        var link: String?
    }
}
