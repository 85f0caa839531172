/// A run as the store lists it.
public struct StoredRun: Hashable, Sendable, Identifiable {
    /// The run's id.
    public var id: String
    /// The assistants, comma separated.
    public var models: String
    /// The probes, comma separated.
    public var probes: String
    /// When it began, ISO 8601 in UTC.
    public var started: String
    /// When it ended; `nil` while it has not.
    public var finished: String?
    /// What was to be run, as JSON.
    public var plan: String

    /// Creates a run.
    public init(id: String, models: String, probes: String, started: String, finished: String?, plan: String) {
        self.id = id
        self.models = models
        self.probes = probes
        self.started = started
        self.finished = finished
        self.plan = plan
    }
}
