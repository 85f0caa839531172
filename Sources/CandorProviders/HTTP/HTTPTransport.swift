import AsyncHTTPClient
import Foundation

/// Sends one request and reads the whole answer. What to make of it is decided elsewhere.
struct HTTPTransport: Sendable {
    /// The largest body that is read; a longer one is no answer to a chat request.
    static let largestBody = 16 << 20

    /// Posts a body.
    /// - Throws: ``AttemptFailure``, or `CancellationError` if the task was cancelled.
    func post(_ body: Data, to endpoint: Endpoint) async throws -> HTTPReply {
        var request = HTTPClientRequest(url: endpoint.url)
        request.method = .POST
        for header in endpoint.headers { request.headers.add(name: header.name, value: header.value) }
        request.body = .bytes(body)
        do {
            let client = ProxiedClients.client(through: endpoint.proxy)
            let response = try await client.execute(request, deadline: .distantFuture)
            var received = Data()
            for try await chunk in response.body {
                received.append(contentsOf: chunk.readableBytesView)
                guard received.count <= Self.largestBody else {
                    throw AttemptFailure(unreadable: "the server sent more than 16 MiB", isPassing: false)
                }
            }
            let headers = response.headers.map { ($0.name.lowercased(), $0.value) }
            return HTTPReply(
                status: Int(response.status.code), headers: Dictionary(headers) { first, _ in first },
                body: received)
        } catch let failure as AttemptFailure {
            throw failure
        } catch {
            try Task.checkCancellation()
            throw AttemptFailure(connection: error)
        }
    }
}
