import Candor
import CandorPreferences
import CandorStatistics
import Foundation

/// A preference model trained here: what it takes to score with it, and what is known of it. The content of `head.json`.
///
/// The score of a response is Σ wᵢxᵢ over its embedding x; where rules are used too, a pair's log-odds are that difference
/// plus Σ βⱼφⱼ.
public struct PreferenceHead: Hashable, Sendable, Codable {
    /// What a response's embedding is.
    public struct Embedding: Hashable, Sendable, Codable {
        /// The embedded model's name, as the user gave it.
        public var model: String
        /// What that model is.
        public var identity: String
        /// How it makes a vector of a response.
        public var recipe: String
        /// How many tokens are read at most, counted from the response's end.
        public var window: Int
        /// How many numbers a vector has.
        public var dimension: Int

        /// Creates a description.
        public init(model: String, identity: String, recipe: String, window: Int, dimension: Int) {
            self.model = model
            self.identity = identity
            self.recipe = recipe
            self.window = window
            self.dimension = dimension
        }
    }

    /// The form of a file of this version: `candor-head-1`.
    public static let format = "candor-head-1"

    /// The file's form.
    public var format = PreferenceHead.format
    /// What the weights belong to.
    public var embedding: Embedding
    /// w: what each number of the embedding adds to a score.
    public var weights: [Double]
    /// What each number of the embedding was divided by before the penalty: its root mean square difference in a pair.
    public var scales: [Double]
    /// β by feature: what a pair's label by rules adds to its log-odds; `nil` for a head without them.
    public var rules: [String: Double]?
    /// How it was trained and how well it does.
    public var training: HeadTraining

    /// Creates a head.
    public init(
        embedding: Embedding, weights: [Double], scales: [Double], rules: [String: Double]?, training: HeadTraining
    ) {
        self.embedding = embedding
        self.weights = weights
        self.scales = scales
        self.rules = rules
        self.training = training
    }
}

extension PreferenceHead {
    /// Reads `head.json`.
    /// - Parameter path: The file.
    /// - Throws: `DataError` for a file that cannot be read, is no head, is one of another version, or whose numbers are
    ///   not as many as it says or not finite.
    public init(path: String) throws(DataError) {
        struct Form: Decodable { var format: String? }
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw DataError(.unreadable, file: path, reason: "no such file; candor pm train makes one")
        }
        let decoder = JSONDecoder()
        // A program that writes NaN does so in a way that is no JSON, or as a word: both are refused below.
        guard let form = try? decoder.decode(Form.self, from: bytes), let format = form.format,
            format.hasPrefix("candor-head-")
        else { throw DataError(.malformed, file: path, reason: "is no head that candor pm train has written") }
        guard format == Self.format else {
            throw DataError(
                .malformed, file: path, field: "format",
                reason: "is '\(format)', and this candor reads '\(Self.format)'; train the head again")
        }
        do {
            self = try decoder.decode(Self.self, from: bytes)
        } catch {
            throw DataError(
                .malformed, file: path, field: (error as? DecodingError)?.field, reason: "is missing or cannot be used")
        }
        try check(path)
    }

    private func check(_ path: String) throws(DataError) {
        for (field, numbers) in [("weights", weights), ("scales", scales)] {
            guard numbers.count == embedding.dimension, !numbers.isEmpty else {
                throw DataError(
                    .malformed, file: path, field: field,
                    reason: "has \(numbers.count) numbers for embeddings of \(embedding.dimension)")
            }
            guard numbers.allSatisfy(\.isFinite) else {
                throw DataError(.malformed, file: path, field: field, reason: "has a number that is not finite")
            }
        }
        guard embedding.window > 0 else {
            throw DataError(.malformed, file: path, field: "embedding.window", reason: "must be 1 or more")
        }
        let unknown = (rules ?? [:]).keys.filter { !RulesFeatureLabeller.features.contains($0) }.sorted()
        guard unknown.isEmpty else {
            throw DataError(
                .malformed, file: path, field: "rules",
                reason: "names features that no rule sees: \(unknown.joined(separator: ", "))")
        }
    }

    /// SHA-256 of what decides a score: embedding, weights and rules. Heads that score alike share their scores.
    var fingerprint: String {
        get throws {
            struct Content: Encodable {
                var embedding: Embedding
                var weights: [Double]
                var rules: [String: Double]?
            }
            // What was remembered under earlier fingerprints has its slashes escaped.
            return Fingerprint.sha256(
                try JSONWriter(escapesSlashes: true).bytes(
                    Content(embedding: embedding, weights: weights, rules: rules)))
        }
    }
}
