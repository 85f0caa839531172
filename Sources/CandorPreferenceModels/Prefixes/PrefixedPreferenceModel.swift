import Candor
import CandorModels

/// Any preference model, with a dialogue put before the one scored (paper, section 4.2: its "non-sycophantic" preference
/// model).
public struct PrefixedPreferenceModel: PreferenceModel {
    /// The name that the user gave.
    public let name: ModelName
    /// The turns put first.
    public let prefix: Dialogue

    private let base: any PreferenceModel

    /// Creates a prefixed model.
    /// - Parameters:
    ///   - name: The name that the user gave, for example `prefixed:non-sycophantic:reward:…`.
    ///   - base: The model that scores.
    ///   - prefix: The turns put first: a user's and an assistant's in turn.
    public init(name: ModelName, base: any PreferenceModel, prefix: Dialogue) {
        self.name = name
        self.base = base
        self.prefix = prefix
    }

    /// The base model's identity with a hash of the prefix.
    public var identity: ModelIdentity {
        let turns = prefix.messages.map { Fingerprint.short($0.role.rawValue, $0.content) }.joined()
        return ModelIdentity("prefixed:\(Fingerprint.short(turns)):\(base.identity)")
    }

    /// What the base model is.
    public var isComparative: Bool { base.isComparative }

    /// The base model's score of the response to the longer dialogue.
    public func score(_ response: String, to dialogue: Dialogue) async throws -> Double {
        try await base.score(response, to: prefixed(dialogue))
    }

    /// The base model's scores of the responses to the longer dialogues.
    public func scores(of responses: [(dialogue: Dialogue, response: String)]) async throws -> [Double] {
        try await base.scores(of: responses.map { (prefixed($0.dialogue), $0.response) })
    }

    /// The dialogue with the prefix before its first turn; instructions of the system stay in front, where chat templates want
    /// them.
    private func prefixed(_ dialogue: Dialogue) -> Dialogue {
        let instructions = dialogue.messages.prefix { $0.role == .system }
        return Dialogue(instructions + prefix.messages + dialogue.messages.dropFirst(instructions.count))
    }
}
