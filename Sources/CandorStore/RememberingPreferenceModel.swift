import CandorModels
import Foundation

/// A preference model that scores each response once: scores come from the store where it has them, and go there before they
/// are used.
///
/// A score of a comparative model is remembered together with the responses that it was compared with, and a pool of responses
/// is remembered wholly or not at all.
public struct RememberingPreferenceModel: PreferenceModel {
    /// The wrapped model's name.
    public var name: ModelName { model.name }
    /// The wrapped model's identity.
    public var identity: ModelIdentity { model.identity }
    /// Where the wrapped model is served.
    public var addresses: [String] { model.addresses }
    /// What the wrapped model is.
    public var isComparative: Bool { model.isComparative }

    /// How many scores are asked for at once.
    private static let slice = 256
    private let model: any PreferenceModel
    private let store: Store
    private let observe: @Sendable (_ new: Int, _ remembered: Int) -> Void

    /// Wraps a preference model.
    /// - Parameters:
    ///   - model: The model that scores what is not remembered.
    ///   - store: Where scores are.
    ///   - observe: Told after each batch how many scores are new, and how many were remembered.
    public init(
        _ model: any PreferenceModel, store: Store,
        observe: @escaping @Sendable (_ new: Int, _ remembered: Int) -> Void = { _, _ in }
    ) {
        self.model = model
        self.store = store
        self.observe = observe
    }

    /// The remembered score, or the model's, which is then remembered.
    public func score(_ response: String, to dialogue: Dialogue) async throws -> Double {
        // As many scores as responses: one.
        try await scores(of: [(dialogue, response)]).reduce(0, +)
    }

    /// Remembered scores, and for the rest the model's, asked without repeating equal ones. That the model gives a
    /// response none, no finite number, is remembered too, so that what is finished can be repeated without the model.
    /// - Throws: What the model throws, ``StoreError``, and ``ScoreError`` if the model gives more or fewer scores than asked for.
    public func scores(of responses: [(dialogue: Dialogue, response: String)]) async throws -> [Double] {
        let pools = ResponsePools(responses)
        let keys = pools.pools.map { ScoreKey.keys(of: $0, by: identity, isComparative: isComparative) }
        var known = try await remembered(keys)
        let missing = known.indices.flatMap { pool in places(missingIn: known[pool]).map { (pool: pool, response: $0) }
        }
        if !missing.isEmpty {
            let asked = missing.map { place in
                (
                    dialogue: pools.pools[place.pool].dialogue,
                    response: pools.pools[place.pool].responses[place.response]
                )
            }
            // In slices, so that what has been scored is kept if a later response fails. What is compared stays together.
            for slice in slices(asked.count) {
                let places = missing[slice]
                let new = try checked(await model.scores(of: Array(asked[slice])), Array(asked[slice]))
                try await store.remember(
                    new, for: places.map { keys[$0.pool][$0.response] }, by: identity, at: addresses.first)
                for (place, score) in zip(places, new) { known[place.pool][place.response] = score }
            }
        }
        observe(missing.count, known.reduce(0) { $0 + $1.count } - missing.count)
        return pools.inOrder(known).compactMap { $0 }
    }

    private func remembered(_ keys: [[ScoreKey]]) async throws -> [[Double?]] {
        var scores = try await store.scores(for: keys.flatMap { $0 })[...]
        return keys.map { keys in
            defer { scores = scores.dropFirst(keys.count) }
            return Array(scores.prefix(keys.count))
        }
    }

    private func slices(_ count: Int) -> [Range<Int>] {
        guard !isComparative else { return [0..<count] }
        return stride(from: 0, to: count, by: Self.slice).map { $0..<min(count, $0 + Self.slice) }
    }

    /// What has to be asked of a pool: all of it, where a score means something among the others only.
    private func places(missingIn scores: [Double?]) -> [Int] {
        let missing = scores.indices.filter { scores[$0] == nil }
        return isComparative && !missing.isEmpty ? Array(scores.indices) : missing
    }

    /// The scores, if there is one for each response.
    private func checked(
        _ scores: [Double], _ responses: [(dialogue: Dialogue, response: String)]
    ) throws(ScoreError) -> [Double] {
        guard scores.count == responses.count else {
            throw ScoreError(
                .wrongCount, model: name, dialogue: responses.first?.dialogue,
                given: "\(scores.count) scores for \(responses.count) responses")
        }
        return scores
    }
}

/// What a preference model gave is no score; nothing of the batch is remembered.
public struct ScoreError: Error, Hashable, Sendable {
    /// What is wrong with it.
    public enum Code: String, Hashable, Sendable {
        /// There are more or fewer scores than responses.
        case wrongCount
    }

    /// What is wrong with it.
    public var code: Code
    /// The preference model's name.
    public var model: String
    /// The beginning of the first dialogue whose responses were scored.
    public var dialogue: String
    /// What was given, in words.
    public var given: String

    /// Creates an error.
    /// - Parameters:
    ///   - code: What is wrong.
    ///   - model: The preference model.
    ///   - dialogue: The dialogue whose responses were scored, `nil` if there was none.
    ///   - given: What was given, in words.
    public init(_ code: Code, model: ModelName, dialogue: Dialogue?, given: String) {
        let text = dialogue?.messages.first?.content ?? ""
        self.code = code
        self.model = model.description
        self.dialogue = text.count > 60 ? text.prefix(60) + "…" : text
        self.given = given
    }
}

extension ScoreError: CandorError {
    /// The model, what it gave and to what, in one line.
    public var errorDescription: String? {
        "\(model) gave \(given), scoring responses to '\(dialogue)': a preference model gives each response one. "
            + "Nothing of this batch was remembered."
    }

    /// What a command that it ends exits with.
    public var exitStatus: ExitStatus? { .data }
}
