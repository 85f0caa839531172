import CandorModels
import Foundation

/// A model behind Anthropic's messages API (https://docs.anthropic.com/en/api/messages).
///
/// The name is `anthropic:MODEL[#LABEL][@BASE_URL]`. The key is read from `ANTHROPIC_API_KEY` for Anthropic's own address, elsewhere
/// from the variable that `?key-env=` behind the base URL names. The API takes no seed and gives no log-probabilities.
public struct AnthropicModel: LanguageModel, EndpointDescribing {
    /// The name that the user gave.
    public let name: ModelName
    /// The provider's kind and the model's name.
    public var identity: ModelIdentity { ModelIdentity("anthropic:\(name.rest)") }
    /// The server's address.
    public var addresses: [String] { [connection.address] }
    /// Continues a prefill where the model does: up to Claude 4.5. Later ones refuse a trailing assistant turn
    /// (https://platform.claude.com/docs/en/about-claude/models/migration-guide).
    public var capabilities: ModelCapabilities {
        ModelCapabilities(
            continuesPrefill: continuesPrefill && facts.continuesPrefill != false, acceptsSeed: false,
            givesLogProbabilities: false)
    }
    /// What the endpoint was found to do so far.
    public var facts: EndpointFacts { connection.facts }
    /// Where it is served, without credentials and query.
    public var address: String? { connection.address }

    private let connection: ProviderConnection
    private let continuesPrefill: Bool

    init(name: ModelName, connection: ProviderConnection) {
        self.name = name
        self.connection = connection
        continuesPrefill = Self.continuesPrefill(name.rest)
    }

    /// Asks for a message.
    /// - Parameters:
    ///   - dialogue: The turns so far. A trailing assistant turn is continued without the white space at its end, which the
    ///     API rejects, and left out if the model does not continue it.
    ///   - sampling: How to draw the answer; the temperature is at most 1.
    ///   - draw: Which of several answers; the API has no use for it.
    /// - Returns: What was said.
    /// - Throws: ``ProviderError``, also for a temperature above 1, or `CancellationError`.
    public func complete(_ dialogue: Dialogue, sampling: Sampling, draw: Int) async throws -> Completion {
        guard (0...1).contains(sampling.temperature) else {
            throw connection.refusal("the temperature is \(sampling.temperature); this API takes 0 to 1")
        }
        let call = ChatCall(dialogue: dialogue, sampling: sampling, draw: draw)
        let continues = continuesPrefill
        let completion = try await connection.complete(call) { adaptation, call in
            if !continues || !adaptation.sends(.prefill) { call.dialogue = call.dialogue.withoutPrefill }
        }
        let prefill = capabilities.continuesPrefill ? dialogue.prefill : nil
        return Self.joined(completion, to: prefill).cut(at: sampling.stop)
    }

    /// White space taken off a prefill for the API is not written a second time.
    private static func joined(_ completion: Completion, to prefill: String?) -> Completion {
        guard prefill?.last?.isWhitespace == true else { return completion }
        var completion = completion
        completion.text = String(completion.text.drop(while: \.isWhitespace))
        return completion
    }

    private static func continuesPrefill(_ model: String) -> Bool {
        let continuing = [
            "claude-2", "claude-3", "claude-instant", "claude-opus-4-0", "claude-opus-4-1", "claude-opus-4-2",
            "claude-opus-4-5", "claude-sonnet-4-0", "claude-sonnet-4-2", "claude-sonnet-4-5", "claude-haiku-4-5",
        ]
        return continuing.contains { model.hasPrefix($0) }
    }
}
