/// The part of a page on an optimised run. Every string is plain text but those that say otherwise.
struct OptimisationView {
    /// A curve in the legend.
    struct Key {
        /// A drawing of ours.
        var svg: String
        var text: String
        var isPaper: Bool
    }

    /// A panel with its title.
    struct Panel {
        var title: String
        /// A drawing of ours.
        var svg: String
    }

    /// A figure.
    struct Figure {
        var id: String
        /// `Figure 6a`; empty for one that the paper lacks.
        var number: String
        var title: String
        var caption: String
        var keys: [Key]
        /// Whether the paper's curves can be hidden, as where they share a panel with this run's.
        var hasToggle: Bool
        var panels: [Panel]
        var tableTitle: String
        var table: TableView
    }

    var lead: String
    var figures: [Figure]
    /// Whether preference models chose among draws, rather than a training was swept.
    var isBestOfN: Bool
}
