import CandorModels
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A real HTTP server on the loopback interface that speaks the providers' dialects on top of any models, remembers every
/// request and lets some of them go wrong on purpose.
///
/// ```swift
/// let server = try await LoopbackServer.start(serving: ["scripted": model], faults: .list([.status(429), .connectionReset]))
/// let name = try ModelName("openai:scripted@\(server.openAIBaseURL)")
/// …
/// #expect(server.countsByBody.values.allSatisfy { $0 == 1 })
/// try await server.stop()
/// ```
public final class LoopbackServer: Sendable {
    typealias Connection = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>

    /// The port that is listened on.
    public let port: Int
    private let journal: Journal
    private let gate: Tally
    private let channels: OpenChannels
    private let task: Task<Void, any Error>

    /// The base URL for `openai:` names.
    public var openAIBaseURL: String { "http://127.0.0.1:\(port)/v1" }
    /// The base URL for `anthropic:` names.
    public var anthropicBaseURL: String { "http://127.0.0.1:\(port)" }
    /// The base URL for `reward:` names.
    public var rewardBaseURL: String { "http://127.0.0.1:\(port)" }

    /// All requests so far, in the order of their arrival.
    public var requests: [RecordedRequest] { journal.requests }
    /// How often each body was sent: a number above 1 is a call made twice.
    public var countsByBody: [String: Int] {
        Dictionary(requests.map { ($0.body, 1) }, uniquingKeysWith: +)
    }

    /// Starts a server; it runs until ``stop()``.
    /// - Parameters:
    ///   - models: The models served, by the name that a request gives.
    ///   - port: The port to listen on; 0 lets the system choose.
    ///   - faults: Which requests go wrong.
    ///   - refusedParameters: Settings that are refused as not supported, by their names in the request.
    ///   - requiredKey: The key that requests must bring, if any.
    ///   - reward: A reward model that is served besides, by one server's API.
    /// - Throws: What listening throws, for example if the port is taken.
    public static func start(
        serving models: [String: any LanguageModel], port: Int = 0, faults: FaultSchedule = .none,
        refusedParameters: Set<String> = [], requiredKey: String? = nil, reward: LoopbackReward? = nil
    ) async throws -> LoopbackServer {
        let channels = OpenChannels()
        let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.autoRead, value: false)
            .bind(host: "127.0.0.1", port: port) { channel in
                channels.add(channel)
                return channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline(withPipeliningAssistance: false)
                    return channel
                }
            }
        let gate = Tally()
        let responder = Responder(
            models: models, reward: reward, refusedParameters: refusedParameters, requiredKey: requiredKey, gate: gate)
        return LoopbackServer(listener, channels, responder: responder, faults: faults, gate: gate)
    }

    /// Starts a server, hands it over and stops it, also when the body throws.
    /// - Parameters:
    ///   - models: The models served, by the name that a request gives.
    ///   - faults: Which requests go wrong.
    ///   - refusedParameters: Settings that are refused as not supported, by their names in the request.
    ///   - requiredKey: The key that requests must bring, if any.
    ///   - reward: A reward model that is served besides, by one server's API.
    ///   - isolation: The actor on which `body` runs; the caller's unless another is given.
    ///   - body: What is done with it.
    /// - Returns: What the body returns.
    /// - Throws: What listening or the body throws.
    public static func with<Result>(
        serving models: [String: any LanguageModel], faults: FaultSchedule = .none,
        refusedParameters: Set<String> = [], requiredKey: String? = nil, reward: LoopbackReward? = nil,
        isolation: isolated (any Actor)? = #isolation, _ body: (LoopbackServer) async throws -> Result
    ) async throws -> Result {
        let server = try await start(
            serving: models, faults: faults, refusedParameters: refusedParameters, requiredKey: requiredKey,
            reward: reward)
        do {
            let result = try await body(server)
            await server.stop()
            return result
        } catch {
            await server.stop()
            throw error
        }
    }

    private init(
        _ listener: NIOAsyncChannel<any Channel, Never>, _ channels: OpenChannels, responder: Responder,
        faults: FaultSchedule, gate: Tally
    ) {
        let journal = Journal()
        self.journal = journal
        self.channels = channels
        self.gate = gate
        port = listener.channel.localAddress?.port ?? 0
        task = Task {
            try await listener.executeThenClose { connections in
                try await withThrowingDiscardingTaskGroup { group in
                    for try await channel in connections {
                        group.addTask {
                            // A client that goes away is no failure of the server.
                            guard let connection = try? await Self.connection(on: channel) else { return }
                            try? await ConnectionServer(journal: journal, responder: responder, faults: faults)
                                .serve(connection)
                        }
                    }
                }
            }
        }
    }

    /// Begins to read from a channel that is still open.
    ///
    /// Only whoever serves it wraps it: an asynchronous channel that is made and then not used ends the process.
    private static func connection(on channel: any Channel) async throws -> Connection {
        try await channel.eventLoop.submit {
            guard channel.isActive else { throw ChannelError.alreadyClosed }
            let connection = try Connection(wrappingChannelSynchronously: channel)
            try? channel.syncOptions?.setOption(.autoRead, value: true)
            return connection
        }.get()
    }

    /// Lets the requests go that hang, now and later ones.
    public func release() {
        gate.add()
    }

    /// Waits until so many requests have arrived since the start.
    /// - Throws: `CancellationError`.
    public func arrivals(_ count: Int) async throws {
        try await journal.arrivals(count)
    }

    /// Stops listening, closes all connections and waits until that is done.
    public func stop() async {
        task.cancel()
        _ = await task.result
        await channels.closeAll()
    }
}

/// The channels that a server has accepted and that are still open, so that none outlives it.
final class OpenChannels: Sendable {
    private struct State {
        var channels: [ObjectIdentifier: any Channel] = [:]
        var isClosed = false
    }

    private let state = Mutex(State())

    /// Notes a channel until it closes; one that comes too late is closed.
    func add(_ channel: any Channel) {
        let isLate = state.withLock { state in
            if !state.isClosed { state.channels[ObjectIdentifier(channel)] = channel }
            return state.isClosed
        }
        channel.closeFuture.whenComplete { _ in
            self.state.withLock { $0.channels[ObjectIdentifier(channel)] = nil }
        }
        if isLate { channel.close(promise: nil) }
    }

    /// Closes all channels and waits for it; those that are yet to come close at once.
    func closeAll() async {
        let open = state.withLock { state in
            state.isClosed = true
            return Array(state.channels.values)
        }
        for channel in open { try? await channel.close() }
    }
}
