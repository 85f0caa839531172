import CandorModels
import Foundation

/// Decides what goes out for a request: the models' answers, and the faults.
struct Responder: Sendable {
    /// What is sent, and what happens to the connection.
    enum Response: Sendable {
        /// A whole response.
        case whole(Reply)
        /// The response's head and the first half of its body, then a reset.
        case broken(Reply)
        /// The head and the first half of the body; the rest when the server is released.
        case stalled(Reply)
    }

    var models: [String: any LanguageModel]
    var reward: LoopbackReward?
    var refusedParameters: Set<String>
    var requiredKey: String?
    var gate: Tally

    /// Answers a request.
    /// - Throws: `CancellationError`, if the server is stopped meanwhile.
    func respond(to request: RecordedRequest) async throws -> Response {
        guard let dialect = dialect(for: request.path) else {
            return .whole(Reply(status: 404, contentType: "text/html", body: Data("<html>Not Found</html>".utf8)))
        }
        guard let fault = request.fault else { return .whole(try await answer(request, in: dialect)) }
        switch fault {
        case .status(let status, let headers):
            var reply = dialect.error(DialectError(status: status, type: "injected", message: "injected fault"))
            reply.headers = headers
            return .whole(reply)
        case .connectionReset: return .broken(try await answer(request, in: dialect))
        case .truncatedBody:
            var reply = try await answer(request, in: dialect)
            reply.body = reply.body.prefix(reply.body.count / 2)
            return .whole(reply)
        case .invalidUTF8:
            var reply = try await answer(request, in: dialect)
            if let quote = reply.body.lastIndex(of: UInt8(ascii: "\"")) {
                reply.body.replaceSubrange(quote..<quote, with: [0xC3, 0x28, 0xFF])
            }
            return .whole(reply)
        case .hang:
            try await gate.reach(1)
            return .whole(try await answer(request, in: dialect))
        case .reply(let status, let headers, let body):
            var reply = Reply(status: status, contentType: headers["content-type"] ?? "application/json", body: body)
            reply.headers = headers.filter { $0.key != "content-type" }
            return .whole(reply)
        case .stall: return .stalled(try await answer(request, in: dialect))
        case .contentType(let type):
            var reply = try await answer(request, in: dialect)
            reply.contentType = type
            return .whole(reply)
        case .hugeBody(let bytes):
            return .whole(
                Reply(contentType: "application/json", body: Data(repeating: UInt8(ascii: " "), count: bytes)))
        case .page(let status):
            let page = "<!DOCTYPE html><html><body><h1>\(status)</h1></body></html>"
            return .whole(Reply(status: status, contentType: "text/html; charset=utf-8", body: Data(page.utf8)))
        case .echoesKey(let status):
            let key = request.headers["authorization"] ?? request.headers["x-api-key"] ?? ""
            return .whole(
                dialect.error(
                    DialectError(status: status, type: "injected", message: "Incorrect API key provided: \(key).")))
        }
    }

    private func answer(_ request: RecordedRequest, in dialect: any Dialect) async throws -> Reply {
        do {
            let key = request.headers["x-api-key"] ?? request.headers["authorization"]?.replacing("Bearer ", with: "")
            guard requiredKey == nil || key == requiredKey else {
                throw DialectError(status: 401, type: "authentication_error", message: "no valid key")
            }
            return try await dialect.answer(Data(request.body.utf8), with: models)
        } catch let error as DialectError {
            return dialect.error(error)
        } catch let error as CancellationError {
            throw error
        } catch {
            return dialect.error(DialectError(status: 500, type: "server_error", message: "\(error)"))
        }
    }

    private func dialect(for path: String) -> (any Dialect)? {
        if let dialect = reward?.dialect(for: path) { return dialect }
        return Self.dialects.first { path.hasSuffix($0.path) }?.init(refused: refusedParameters)
    }

    /// The chat dialects that are spoken.
    private static let dialects: [any ChatServerDialect.Type] = [OpenAIDialect.self, AnthropicDialect.self]
}
