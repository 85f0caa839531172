/// The numbers of one probe.
struct ProbeView {
    var id: String
    var title: String
    var metrics: [MetricView]
}

/// The table of one metric.
struct MetricView {
    /// One estimate.
    struct Row {
        var model: String
        var pm: String
        var strength: String
        var scoredBy: String
        var divergence: String
        var dataset: String
        var isOverall: Bool
        var condition: String
        var subset: String
        var value: String
        var interval: String
        var error: String
        var n: String
        var unscored: String
        var bounds: String
        var raw: String
        var note: String
        var href: String
    }

    /// What some rows count and how they are computed.
    struct Note {
        var mark: String
        var text: String
    }

    var title: String
    var name: String
    var explanation: String
    /// What is counted, where all rows count the same.
    var denominator: String?
    var isOpen: Bool
    var hasModel: Bool
    var hasPM: Bool
    var hasStrength: Bool
    var hasScoredBy: Bool
    var hasDivergence: Bool
    var hasCondition: Bool
    var hasSubset: Bool
    var hasBounds: Bool
    var hasRaw: Bool
    var rows: [Row]
    var notes: [Note]
}

/// One difference between assistants or runs.
struct ComparisonView {
    var metric: String
    var first: String
    var second: String
    var difference: String
    var interval: String
    var error: String
    var items: String
    var p: String
    var holm: String
}

/// What was run.
struct RunView {
    /// One assistant.
    struct Model {
        var name: String
        var identity: String
        var calls: String
        var truncated: String
        var refusals: String
        var unscored: String
        var input: String
        var output: String
        var reasoning: String
        var endpoint: String
    }

    /// One data file.
    struct File {
        var name: String
        var probe: String
        var items: String
        var rows: String
        var duplicates: String
        var skipped: String
        var digest: String
    }

    /// One setting.
    struct Setting {
        var name: String
        var value: String
    }

    var models: [Model]
    var files: [File]
    var settings: [Setting]
}
