import CandorModels
import Foundation

/// A model behind the chat completions API, as OpenAI, vLLM, llama-server, Ollama, LM Studio, Together and OpenRouter speak it
/// (https://platform.openai.com/docs/api-reference/chat/create).
///
/// The name is `openai:MODEL[#LABEL][@BASE_URL]`; `/chat/completions` is added to the base URL, and `/v1` to one without a path.
/// The key is read from `OPENAI_API_KEY` for OpenAI's own address, elsewhere from the variable that `?key-env=` behind the base
/// URL names; a server of one's own needs none.
public struct OpenAIModel: LanguageModel, EndpointDescribing {
    /// The name that the user gave.
    public let name: ModelName
    /// The provider's kind and the model's name.
    public var identity: ModelIdentity { ModelIdentity("openai:\(name.rest)") }
    /// The server's address.
    public var addresses: [String] { [connection.address] }
    /// Takes a seed and gives log-probabilities where the server does.
    ///
    /// OpenAI's own API answers a trailing assistant turn instead of continuing it, and servers differ in what they do, so a
    /// prefill is not continued unless the model was created so.
    public var capabilities: ModelCapabilities {
        ModelCapabilities(
            continuesPrefill: continuesPrefill && facts.continuesPrefill != false, acceptsSeed: true,
            givesLogProbabilities: facts.givesLogProbabilities ?? true)
    }
    /// What the endpoint was found to do so far.
    public var facts: EndpointFacts { connection.facts }
    /// Where it is served, without credentials and query.
    public var address: String? { connection.address }

    private let connection: ProviderConnection
    private let continuesPrefill: Bool

    init(name: ModelName, connection: ProviderConnection, continuesPrefill: Bool = false) {
        self.name = name
        self.connection = connection
        self.continuesPrefill = continuesPrefill
    }

    /// Asks for a completion.
    /// - Parameters:
    ///   - dialogue: The turns so far. A trailing assistant turn is left out unless the model continues it.
    ///   - sampling: How to draw the answer. At most 20 alternatives a token are asked for, the API's largest number.
    ///   - draw: Which of several answers; it enters the seed.
    /// - Returns: What was said.
    /// - Throws: ``ProviderError``, or `CancellationError`.
    public func complete(_ dialogue: Dialogue, sampling: Sampling, draw: Int) async throws -> Completion {
        let call = ChatCall(dialogue: dialogue, sampling: sampling, draw: draw)
        let continues = continuesPrefill
        let completion = try await connection.complete(call) { adaptation, call in
            if !continues || !adaptation.sends(.prefill) { call.dialogue = call.dialogue.withoutPrefill }
        }
        return completion.cut(at: sampling.stop)
    }
}
