import CandorModels
import Foundation

/// A reward or classification model behind HTTP, as vLLM, SGLang and text-embeddings-inference serve them.
///
/// The name is `reward:MODEL@URL`. The URL is the server's root; a `/v1` at its end is left out. Its query may say:
/// - `api=pooling`, `classify` (both vLLM), `sglang` or `predict` (text-embeddings-inference): how to ask. Without it the
///   first pair is posted to `/pooling`, `/predict` and SGLang's `/classify` until one is not answered with 404.
/// - `template=server` (messages; the model's own chat template, vLLM's default), `plain` (the default of the others),
///   `chatml`, `llama3`, or `pair` (text-embeddings-inference): how a dialogue is laid out.
/// - `label=`: the name or number of the class whose log-odds are the score, where a head has several.
/// - `truncate=true`: cut what is too long instead of giving it no score; SGLang decides that when it is started.
/// - `batch=`: the largest number of texts a request, 32 by default. Messages go one dialogue a request.
///
/// - `key-env=`: the environment variable that holds the server's key; without it none is sent.
public struct RewardModel: PreferenceModel {
    /// The name that the user gave.
    public let name: ModelName
    /// The kind, the model's name and the options that change its scores; the address is not part of it.
    public var identity: ModelIdentity { ModelIdentity("reward:\(name.rest)\(options.identity)") }

    /// The server's address.
    public var addresses: [String] { connection.address.map { [$0] } ?? [] }

    private let options: RewardOptions
    private let connection: RewardConnection

    /// Creates the model; nothing has been asked yet.
    /// - Parameters:
    ///   - name: `reward:MODEL@URL`.
    ///   - environment: The process's environment, for the key.
    ///   - policy: How often and how patiently a request is tried again.
    ///   - maximumConcurrency: The largest number of requests at once; it starts at a quarter and adapts.
    ///   - activity: Where requests, retries and tokens are counted.
    ///   - clock: What measures waits and time-outs.
    ///   - now: The time of day, for servers that name one to wait for.
    /// - Throws: ``ProviderError`` if the kind is another, the base URL is missing or not one, or an option is unknown.
    public init(
        _ name: ModelName, environment: [String: String], policy: RetryPolicy = RetryPolicy(),
        maximumConcurrency: Int = 32, activity: ProviderActivity = ProviderActivity(),
        clock: any Clock<Duration> = ContinuousClock(), now: @escaping @Sendable () -> Date = { Date() }
    ) throws(ProviderError) {
        guard name.kind == "reward" else {
            throw ProviderError(.unknownKind, model: "\(name.kind):\(name.rest)", detail: "it is no reward model")
        }
        self.name = name
        options = try RewardOptions(name)
        let requester = Requester(
            policy: policy, pacer: Pacer(ceiling: maximumConcurrency), activity: activity, clock: clock, now: now)
        connection = try RewardConnection(
            name: name, options: options, environment: environment, requester: requester, activity: activity)
        if options.truncates { activity.noted("reward:\(name.rest) has texts cut that are longer than it reads") }
    }

    /// Scores a response.
    /// - Parameters:
    ///   - response: The assistant's last turn.
    ///   - dialogue: The turns before it.
    /// - Returns: The head's output, or the log-odds of the class named by `label`; no number if it is too long to read.
    /// - Throws: ``ProviderError``, or `CancellationError`.
    public func score(_ response: String, to dialogue: Dialogue) async throws -> Double {
        try await connection.scores(of: [(dialogue, response)])[0]
    }

    /// Scores many responses, several a request where the server takes that, several requests at once.
    /// - Parameter responses: Responses with the dialogues that they answer.
    /// - Returns: As many scores, in the same order; no number for what the server finds too long to read.
    /// - Throws: ``ProviderError``, or `CancellationError`.
    public func scores(of responses: [(dialogue: Dialogue, response: String)]) async throws -> [Double] {
        try await connection.scores(of: responses)
    }
}
