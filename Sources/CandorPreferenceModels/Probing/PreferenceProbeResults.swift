import Candor

/// What probing preference models found: the whole of `pm-probe.json`. `candor` and `estimates` are as in `results.json`.
public struct PreferenceProbeResults: Codable, Hashable, Sendable {
    /// A preference model that was probed.
    public struct Model: Codable, Hashable, Sendable {
        /// The preference model, as the user named it.
        public var name: String
        /// The probes that it scores, of those that were asked for.
        public var probes: [ProbeName]
        /// Pairs of responses that it was asked about, those where the user implies nothing included.
        public var pairs: Int
        /// How many of them got no score that can be used.
        public var unscored: Int

        /// Counts the pairs of a model.
        /// - Parameters:
        ///   - name: The model, as the user named it.
        ///   - probes: The probes that it scores.
        ///   - scored: The pairs that it was asked about.
        public init(name: String, probes: [ProbeName], scored: [ProbedPair]) {
            self.name = name
            self.probes = probes
            pairs = scored.count
            unscored = scored.count { $0.scores.margin == nil }
        }
    }

    /// What was done, so that a reader can do it again.
    public struct Description: Codable, Hashable, Sendable {
        /// The preference models, all on the same pairs.
        public var pms: [Model]
        /// The name of the responses' wording.
        public var responses: String
        /// SHA-256 of the wording's bytes, in hexadecimal.
        public var responsesHash: String
        /// Wordings an item at most.
        public var wordings: Int
        /// The seed of items, wordings and wrong letters.
        public var seed: UInt64
        /// Items a data set at most; `nil` for all.
        public var limit: Int?
        /// The data that were read.
        public var data: [RunDescription.DataFile]
        /// Items that were probed.
        public var items: Int
        /// Things that a reader should know.
        public var notes: [String]

        /// Creates a description.
        public init(
            pms: [Model], responses: ProbeResponses, wordings: Int, seed: UInt64, limit: Int?,
            data: [RunDescription.DataFile], items: Int, notes: [String]
        ) {
            self.pms = pms
            self.responses = responses.name
            responsesHash = responses.sha256
            self.wordings = wordings
            self.seed = seed
            self.limit = limit
            self.data = data
            self.items = items
            self.notes = notes
        }
    }

    /// The version of Candor that computed it.
    public var candor: String
    /// What was done.
    public var run: Description
    /// The numbers of one model after the other, each in a fixed order.
    public var estimates: [EstimateRecord]

    /// Creates results.
    public init(candor: String, run: Description, estimates: [EstimateRecord]) {
        self.candor = candor
        self.run = run
        self.estimates = estimates
    }
}
