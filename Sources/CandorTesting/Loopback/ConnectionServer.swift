import Foundation
import NIOCore
import NIOHTTP1

/// Serves one connection: reads requests, one after another, and writes what the responder says.
struct ConnectionServer: Sendable {
    var journal: Journal
    var responder: Responder
    var faults: FaultSchedule

    /// Serves until the client closes the connection or a fault breaks it.
    func serve(_ connection: LoopbackServer.Connection) async throws {
        try await connection.executeThenClose { inbound, outbound in
            var head: HTTPRequestHead?
            var body = ByteBuffer()
            for try await part in inbound {
                switch part {
                case .head(let received):
                    head = received
                    body.clear()
                case .body(var received): body.writeBuffer(&received)
                case .end:
                    guard let head else { continue }
                    let request = record(head, body)
                    switch try await responder.respond(to: request) {
                    case .whole(let reply):
                        // Noted before the last byte is out: once the client has the answer, it is in the journal.
                        if reply.status == 200, request.fault.map(Self.answersInTheEnd) ?? true {
                            journal.answered(request)
                        }
                        try await write(reply, to: outbound)
                    case .stalled(let reply):
                        try await writeHalf(of: reply, to: outbound)
                        try await responder.gate.reach(1)
                        journal.answered(request)
                        let rest = reply.body.suffix(from: reply.body.startIndex + reply.body.count / 2)
                        try await outbound.write(.body(.byteBuffer(ByteBuffer(bytes: rest))))
                        try await outbound.write(.end(nil))
                    case .broken(let reply):
                        try await writeHalf(of: reply, to: outbound)
                        try await reset(connection.channel)
                        return
                    }
                }
            }
        }
    }

    private func record(_ head: HTTPRequestHead, _ body: ByteBuffer) -> RecordedRequest {
        let headers = head.headers.map { ($0.name.lowercased(), $0.value) }
        return journal.arrived(
            path: String(head.uri.prefix { $0 != "?" }), headers: Dictionary(headers) { first, _ in first },
            body: String(buffer: body), faults: faults)
    }

    private static func answersInTheEnd(_ fault: Fault) -> Bool {
        switch fault {
        case .hang, .contentType: true
        default: false
        }
    }

    private typealias Outbound = NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>

    private func write(_ reply: Reply, to outbound: Outbound) async throws {
        try await outbound.write(contentsOf: [
            .head(head(of: reply)), .body(.byteBuffer(ByteBuffer(bytes: reply.body))), .end(nil),
        ])
    }

    private func writeHalf(of reply: Reply, to outbound: Outbound) async throws {
        try await outbound.write(.head(head(of: reply)))
        try await outbound.write(.body(.byteBuffer(ByteBuffer(bytes: reply.body.prefix(reply.body.count / 2)))))
    }

    /// Closing without lingering sends a reset instead of an orderly end.
    private func reset(_ channel: any Channel) async throws {
        if let socket = channel as? any SocketOptionProvider {
            try await socket.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
        }
        try await channel.close()
    }

    private func head(of reply: Reply) -> HTTPResponseHead {
        var headers = HTTPHeaders(reply.headers.map { ($0.key, $0.value) })
        headers.add(name: "content-type", value: reply.contentType)
        headers.add(name: "content-length", value: String(reply.body.count))
        return HTTPResponseHead(
            version: .http1_1, status: HTTPResponseStatus(statusCode: reply.status), headers: headers)
    }
}
