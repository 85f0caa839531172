import Foundation
import NIOCore
import NIOPosix
import Synchronization

/// A real HTTP proxy on the loopback interface that opens tunnels (`CONNECT`), whatever their target, to one port of this machine.
///
/// ```swift
/// try await LoopbackProxy.with(to: server.port) { proxy in … "http://127.0.0.1:\(proxy.port)" … }
/// ```
public final class LoopbackProxy: Sendable {
    /// A tunnel that was asked for.
    public struct Request: Hashable, Sendable {
        /// Host and port.
        public var target: String
        /// The content of `proxy-authorization`.
        public var authorization: String?
    }

    /// The port that is listened on.
    public let port: Int
    private let log: TunnelLog

    private init(_ listener: any Channel, _ log: TunnelLog) {
        port = listener.localAddress?.port ?? 0
        self.log = log
    }

    /// The tunnels asked for so far.
    public var requests: [Request] { log.requests }

    /// Starts a proxy, hands it over and stops it, also when the body throws.
    /// - Parameters:
    ///   - target: The port that every tunnel leads to; `nil` refuses all.
    ///   - isolation: The actor on which `body` runs; the caller's unless another is given.
    ///   - body: What is done with it.
    /// - Returns: What the body returns.
    /// - Throws: What listening or the body throws.
    public static func with<Result>(
        to target: Int?, isolation: isolated (any Actor)? = #isolation,
        _ body: (LoopbackProxy) async throws -> Result
    ) async throws -> Result {
        let log = TunnelLog()
        let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(TunnelOpener(target: target, log: log))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let proxy = LoopbackProxy(listener, log)
        do {
            let result = try await body(proxy)
            try? await listener.close()
            return result
        } catch {
            try? await listener.close()
            throw error
        }
    }
}

/// The tunnels that were asked for.
private final class TunnelLog: Sendable {
    private let entries = Mutex<[LoopbackProxy.Request]>([])
    var requests: [LoopbackProxy.Request] { entries.withLock { $0 } }
    func add(_ request: LoopbackProxy.Request) { entries.withLock { $0.append(request) } }
}

/// Reads the request for a tunnel, opens it, and hands bytes on from then on.
private final class TunnelOpener: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let target: Int?
    private let log: TunnelLog
    private var received = ByteBuffer()
    private var other: (any Channel)?

    init(target: Int?, log: TunnelLog) {
        self.target = target
        self.log = log
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        if let other {
            other.writeAndFlush(bytes, promise: nil)
            return
        }
        received.writeBuffer(&bytes)
        let head = String(buffer: received)
        guard head.contains("\r\n\r\n") else { return }
        received.clear()
        open(head, context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        other?.close(promise: nil)
        context.fireChannelInactive()
    }

    private func open(_ head: String, _ context: ChannelHandlerContext) {
        let lines = head.split(separator: "\r\n")
        let words = lines.first?.split(separator: " ") ?? []
        let name = "proxy-authorization:"
        let authorization = lines.first { $0.lowercased().hasPrefix(name) }
            .map { $0.dropFirst(name.count).trimmingCharacters(in: .whitespaces) }
        log.add(.init(target: words.count > 1 ? String(words[1]) : "", authorization: authorization))
        let client = context.channel
        guard let target, words.first == "CONNECT" else {
            answer(client, "HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n")
            return
        }
        let here = NIOLoopBound(self, eventLoop: context.eventLoop)
        ClientBootstrap(group: context.eventLoop)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(TunnelEnd(client))
                }
            }
            .connect(host: "127.0.0.1", port: target)
            .whenSuccess { channel in
                here.value.other = channel
                here.value.answer(client, "HTTP/1.1 200 Connection established\r\n\r\n")
            }
    }

    private func answer(_ channel: any Channel, _ text: String) {
        channel.writeAndFlush(ByteBuffer(string: text), promise: nil)
    }
}

/// The far end of a tunnel: hands on what comes from there.
private final class TunnelEnd: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let client: any Channel

    init(_ client: any Channel) {
        self.client = client
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        client.writeAndFlush(unwrapInboundIn(data), promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        client.close(promise: nil)
        context.fireChannelInactive()
    }
}
