/// A run as the store lists it.
public struct StoredRun: Hashable, Sendable, Identifiable {
    /// The run's id.
    public var id: String
    /// The assistants, or the preference models, comma separated.
    public var models: String
    /// The probes, comma separated; empty where the experiment has none.
    public var probes: String
    /// When it began, ISO 8601 in UTC.
    public var started: String
    /// When it ended; `nil` while it has not.
    public var finished: String?
    /// What was to be run, as JSON.
    public var plan: String
    /// What kind of experiment it is, as the `kind` of an experiment file says it; `nil` for a run noted before kinds were, which is
    /// an evaluation, a sweep or best of n.
    public var kind: String?
    /// The folder that its files were written to, as it was named; `nil` where it is not known.
    public var folder: String?

    /// Creates a run.
    public init(
        id: String, models: String, probes: String, started: String, finished: String?, plan: String,
        kind: String? = nil, folder: String? = nil
    ) {
        self.id = id
        self.models = models
        self.probes = probes
        self.started = started
        self.finished = finished
        self.plan = plan
        self.kind = kind
        self.folder = folder
    }
}
