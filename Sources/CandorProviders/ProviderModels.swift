import CandorModels
import Foundation

/// Makes models behind HTTP from their names.
///
/// ```swift
/// let providers = ProviderModels(environment: ProcessInfo.processInfo.environment)
/// let model = try providers.model(named: ModelName("openai:gpt-4.1-mini"))
/// ```
/// Each model paces its own requests, so one model should be made once and shared.
public struct ProviderModels: Sendable {
    /// The kinds of model names that are served.
    public static let kinds = ChatProvider.all.map(\.kind).sorted()
    /// The environment variable that holds the key for a kind's own address.
    public static func keyVariable(for kind: String) -> String? { ChatProvider.of(kind)?.keyVariable }

    /// What the models made here have been doing.
    public let activity: ProviderActivity

    private let environment: @Sendable () -> [String: String]
    private let policy: RetryPolicy
    private let maximumConcurrency: Int
    private let clock: any Clock<Duration>
    private let now: @Sendable () -> Date
    private let memory: (any EndpointMemory)?

    /// Creates a factory.
    /// - Parameters:
    ///   - environment: The process's environment, for keys, base URLs and proxies.
    ///   - policy: How often and how patiently a request is tried again.
    ///   - maximumConcurrency: The largest number of requests of one model at once; it starts at a quarter and adapts.
    ///   - activity: Where requests, retries and tokens are counted.
    ///   - clock: What measures waits and time-outs.
    ///   - now: The time of day, for servers that name one to wait for.
    ///   - memory: Where what is found out about endpoints is kept from run to run; `nil` for nowhere.
    public init(
        environment: [String: String], policy: RetryPolicy = RetryPolicy(), maximumConcurrency: Int = 32,
        activity: ProviderActivity = ProviderActivity(), clock: any Clock<Duration> = ContinuousClock(),
        now: @escaping @Sendable () -> Date = { Date() }, memory: (any EndpointMemory)? = nil
    ) {
        // Held in a function, so that printing a factory shows no key.
        self.environment = { environment }
        self.policy = policy
        self.maximumConcurrency = maximumConcurrency
        self.activity = activity
        self.clock = clock
        self.now = now
        self.memory = memory
    }

    /// Makes a model.
    /// - Parameter name: `openai:MODEL[#LABEL][@BASE_URL]` or `anthropic:MODEL[#LABEL][@BASE_URL]`, with `?key-env=VARIABLE` behind
    ///   it where another server wants a key.
    /// - Returns: The model; nothing has been asked yet.
    /// - Throws: ``ProviderError`` if the kind is not served here, a key is missing or the base URL is not one.
    public func model(named name: ModelName) throws(ProviderError) -> any LanguageModel {
        guard let kind = ChatProvider.of(name.kind) else {
            throw ProviderError(.unknownKind, model: "\(name.kind):\(name.rest)", detail: "")
        }
        let endpoint = try Endpoint(name, kind.provider, environment: environment())
        let requester = Requester(
            policy: policy, pacer: Pacer(ceiling: maximumConcurrency), activity: activity, clock: clock, now: now)
        let connection = ProviderConnection(
            endpoint: endpoint, identity: ModelIdentity("\(name.kind):\(name.rest)"), dialect: kind.dialect(name),
            requester: requester, memory: memory)
        return kind.model(name, connection)
    }
}
