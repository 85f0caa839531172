import CandorModels

/// What was run, so that a reader can run it again.
public struct RunDescription: Codable, Hashable, Sendable {
    /// One data file that was read.
    public struct DataFile: Codable, Hashable, Sendable {
        /// The suite's or file's name.
        public var name: String
        /// The probe it feeds.
        public var probe: ProbeName
        /// SHA-256 of its bytes, in hexadecimal.
        public var sha256: String
        /// Rows read, duplicates among them, and rows skipped as bad.
        public var rows: Int
        /// Rows whose prompt another row has too; they are one trial.
        public var duplicates: Int
        /// Rows skipped as bad on request.
        public var skipped: Int
        /// Distinct items.
        public var items: Int

        /// Creates a data file's description.
        public init(
            name: String, probe: ProbeName, sha256: String, rows: Int, duplicates: Int, skipped: Int, items: Int
        ) {
            self.name = name
            self.probe = probe
            self.sha256 = sha256
            self.rows = rows
            self.duplicates = duplicates
            self.skipped = skipped
            self.items = items
        }
    }

    /// One assistant's calls in numbers.
    public struct ModelActivity: Codable, Hashable, Sendable {
        /// The assistant, as the user named it.
        public var name: String
        /// What it is, for the key of a call.
        public var identity: String
        /// Answers used.
        public var calls: Int
        /// Answers cut at the token limit.
        public var truncated: Int
        /// Answers that read as a refusal.
        public var refusals: Int
        /// Tokens read and written for all answers used, remembered ones included.
        public var usage: TokenUsage
        /// Trials without a verdict on some question; `nil` in files of earlier versions, as what follows.
        public var unscored: Int?
        /// Why, by reason.
        public var unscoredReasons: [UnscoredReason: Int]?
        /// Tokens that were reasoning, of those written.
        public var reasoningTokens: Int?
        /// Answers cut at the token limit, as ``truncated``.
        public var cut: Int?
        /// What the endpoint was found to take or do, by name; what is not known is left out.
        public var capabilities: [String: Bool]?
        /// Settings that it refused, and what became of them.
        public var adaptations: [EndpointFacts.Adaptation]?
        /// The addresses that answered, sorted; empty for a model in this process.
        public var addresses: [String]?
        /// What the provider was told besides; `nil` for nothing.
        public var settings: ProviderSettings?

        /// Creates a model's activity; what came with later versions is set afterwards.
        public init(name: String, identity: String, calls: Int, truncated: Int, refusals: Int, usage: TokenUsage) {
            self.name = name
            self.identity = identity
            self.calls = calls
            self.truncated = truncated
            self.refusals = refusals
            self.usage = usage
        }
    }

    /// The run's id.
    public var id: String
    /// The assistants.
    public var models: [ModelActivity]
    /// The judge's name.
    public var judge: String
    /// What the provider of the judging model was told besides; `nil` for nothing.
    public var judgeSettings: ProviderSettings?
    /// The variations of probes that were run, with their words; `nil` for none.
    public var variations: [ProbeWording]?
    /// The prompt pack's name.
    public var prompts: String
    /// SHA-256 of the prompt pack's bytes, in hexadecimal.
    public var promptsHash: String
    /// The seed of items, orders, bootstrap samples and of models that take one.
    public var seed: UInt64
    /// Items a data set at most; `nil` for all.
    public var limit: Int?
    /// Draws asked for at temperatures above 0.
    public var draws: Int
    /// The temperature of free-form answers, at least 0.
    public var temperature: Double
    /// The system prompt before every dialogue, if any.
    public var system: String?
    /// The share of first confidence that makes an item part of the subset `confident`.
    public var confidentRule: String
    /// The data that were read.
    public var data: [DataFile]
    /// When the run began, ISO 8601 in UTC.
    public var started: String
    /// When it ended, ISO 8601 in UTC.
    public var finished: String
    /// Things that a reader should know, for example that a prefill was dropped.
    public var notes: [String]
    /// What the responses were optimised against; `nil` for a run that measures an assistant as it is.
    public var optimisation: OptimisationDescription?

    /// Creates a run's description.
    public init(
        id: String, models: [ModelActivity], judge: String, prompts: String, promptsHash: String, seed: UInt64,
        limit: Int?, draws: Int, temperature: Double, system: String?, confidentRule: String, data: [DataFile],
        started: String, finished: String, notes: [String],
        optimisation: OptimisationDescription? = nil
    ) {
        self.id = id
        self.models = models
        self.judge = judge
        self.prompts = prompts
        self.promptsHash = promptsHash
        self.seed = seed
        self.limit = limit
        self.draws = draws
        self.temperature = temperature
        self.system = system
        self.confidentRule = confidentRule
        self.data = data
        self.started = started
        self.finished = finished
        self.notes = notes
        self.optimisation = optimisation
    }
}
