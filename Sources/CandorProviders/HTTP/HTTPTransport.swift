import AsyncHTTPClient
import Foundation
import Synchronization

/// Sends one request and reads the whole answer. What to make of it is decided elsewhere.
struct HTTPTransport: Sendable {
    /// The largest body that is read; a longer one is no answer to a chat request.
    static let largestBody = 16 << 20
    /// The largest stream that is read: each of its tokens comes wrapped in an event.
    static let largestStream = 64 << 20

    /// Posts a body.
    /// - Parameter progress: Told of each piece of the answer.
    /// - Throws: ``AttemptFailure``, or `CancellationError` if the task was cancelled.
    func post(_ body: Data, to endpoint: Endpoint, progress: ReplyProgress) async throws -> HTTPReply {
        var request = HTTPClientRequest(url: endpoint.url)
        request.method = .POST
        for header in endpoint.headers { request.headers.add(name: header.name, value: header.value) }
        request.body = .bytes(body)
        do {
            let client = ProxiedClients.client(through: endpoint.proxy)
            let response = try await client.execute(request, deadline: .distantFuture)
            let headers = response.headers.map { ($0.name.lowercased(), $0.value) }
            var reply = HTTPReply(
                status: Int(response.status.code), headers: Dictionary(headers) { first, _ in first }, body: Data())
            progress.received()
            let limit = reply.isEventStream ? Self.largestStream : Self.largestBody
            for try await chunk in response.body {
                progress.received()
                reply.body.append(contentsOf: chunk.readableBytesView)
                guard reply.body.count <= limit else {
                    throw AttemptFailure(unreadable: "the server sent more than \(limit >> 20) MiB", isPassing: false)
                }
                if reply.isEventStream, ServerEvent.isDone(reply.body) { break }
            }
            return reply
        } catch let failure as AttemptFailure {
            throw failure
        } catch {
            try Task.checkCancellation()
            throw AttemptFailure(connection: error)
        }
    }
}

/// The HTTP clients of the process: one without a proxy, and one for each proxy that is used.
///
/// All models share their connections. They live as long as the process and so need no shutdown: a cancelled task closes its own
/// request. Redirects are not followed, so that a key goes only where it was sent, and failed connections are reported at once,
/// because retrying is ``RequestMachine``'s. Compression is not asked for, but some servers compress all the same.
enum ProxiedClients {
    private static let clients = Mutex<[HTTPClient.Configuration.Proxy?: HTTPClient]>([:])

    /// The client for a proxy.
    /// - Parameter proxy: The proxy, `nil` for none.
    static func client(through proxy: HTTPClient.Configuration.Proxy?) -> HTTPClient {
        clients.withLock { clients in
            if let client = clients[proxy] { return client }
            let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration(proxy))
            clients[proxy] = client
            return client
        }
    }

    private static func configuration(_ proxy: HTTPClient.Configuration.Proxy?) -> HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: .init(connect: .seconds(15)),
            decompression: .enabled(limit: .size(HTTPTransport.largestStream)))
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 64
        configuration.proxy = proxy
        return configuration
    }
}
