import AsyncHTTPClient
import Synchronization

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
