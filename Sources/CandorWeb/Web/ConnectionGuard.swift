import NIOCore
import NIOHTTP1

/// Guards one connection against visitors who take their time, send without end or cannot be understood: a request has to be there
/// in time and has a largest length; after an answer that closes, the connection is closed, whatever is still being sent.
final class ConnectionGuard: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private let limits: ServerLimits
    private let registry: ConnectionRegistry
    private var context: ChannelHandlerContext?
    private var number: Int?
    private var deadline: Scheduled<Void>?
    /// Requests that have not been answered.
    private var unanswered = 0
    private var bodyBytes = 0
    /// Whether the connection ends when everything that was asked is answered.
    private var closesAfterAnswers = false
    /// Whether it ends after the answer that is being given, because that says so.
    private var closesNow = false
    /// Whether what arrives goes nowhere any more.
    private var isDiscarding = false
    private var isSayingFarewell = false
    private var discardedBytes = 0

    init(limits: ServerLimits, registry: ConnectionRegistry) {
        self.limits = limits
        self.registry = registry
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        if context.channel.isActive { register(context) }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        leave()
        self.context = nil
    }

    func channelActive(context: ChannelHandlerContext) {
        register(context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        leave()
        context.fireChannelInactive()
    }

    private func register(_ context: ChannelHandlerContext) {
        guard number == nil else { return }
        let address = VisitorAddress(context.channel.remoteAddress?.ipAddress ?? "").key
        number = registry.add(context.channel, address: address)
    }

    private func leave() {
        deadline?.cancel()
        deadline = nil
        if let number { registry.remove(number) }
    }
}

// What visitors send.
extension ConnectionGuard {
    /// Begins to wait for the end of the request that the bytes belong to.
    func bytesArrived() {
        guard deadline == nil, !isDiscarding, let context else { return }
        let channel = context.channel
        deadline = context.eventLoop.scheduleTask(in: .milliseconds(Int64(limits.requestSeconds * 1_000))) {
            channel.close(mode: .all, promise: nil)
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let part = unwrapInboundIn(data)
        guard !isDiscarding else { return discard(part, context) }
        switch part {
        case .head(let head): receive(head, context)
        case .body(let bytes):
            bodyBytes += bytes.readableBytes
            guard bodyBytes <= ServerLimits.mostBodyBytes else { return refuseRest(context) }
            context.fireChannelRead(data)
        case .end:
            deadline?.cancel()
            deadline = nil
            if let number { registry.touch(number) }
            context.fireChannelRead(data)
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        context.fireChannelReadComplete()
        if isDiscarding { context.read() }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if isSayingFarewell, event as? ChannelEvent == .inputClosed { context.close(promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }

    private func receive(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        bytesArrived()
        bodyBytes = 0
        unanswered += 1
        // Of two hosts a proxy may have checked the other one.
        guard head.headers["Host"].count <= 1 else { return refuse(.badRequest, context) }
        var head = head
        // Said in the one way that is looked for: HTTP/1.0 closes without a word.
        if !head.isKeepAlive || head.version != .http1_1 {
            head.headers.replaceOrAdd(name: "Connection", value: "close")
        }
        closesAfterAnswers = !head.isKeepAlive
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }

    /// The body is longer than any that is read: the answer, which is on its way or has been given, is the last.
    private func refuseRest(_ context: ChannelHandlerContext) {
        isDiscarding = true
        closesAfterAnswers = true
        if unanswered == 0 { sayFarewell(context) }
    }

    private func refuse(_ status: HTTPResponseStatus, _ context: ChannelHandlerContext) {
        isDiscarding = true
        closesAfterAnswers = true
        guard unanswered == 1 else {
            // What was asked before is answered first, and then no more.
            unanswered -= 1
            return
        }
        let head = HTTPResponseHead(version: .http1_1, status: status, headers: ["Content-Length": "0"])
        write(context: context, data: wrapOutboundOut(.head(head)), promise: nil)
        write(context: context, data: wrapOutboundOut(.end(nil)), promise: nil)
    }

    private func discard(_ part: HTTPServerRequestPart, _ context: ChannelHandlerContext) {
        guard case .body(let bytes) = part else { return }
        discardedBytes += bytes.readableBytes
        if discardedBytes > ServerLimits.mostFarewellBytes { context.close(promise: nil) }
    }
}

// What they are answered.
extension ConnectionGuard {
    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(var head):
            guard head.status.code >= 200 else { return context.write(data, promise: promise) }
            for (name, value) in SecurityHeaders.ofEveryAnswer where !head.headers.contains(name: name) {
                head.headers.add(name: name, value: value)
            }
            closesNow = !head.isKeepAlive
            if closesAfterAnswers, unanswered <= 1 { head.headers.replaceOrAdd(name: "Connection", value: "close") }
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .body: context.write(data, promise: promise)
        case .end:
            context.write(data, promise: promise)
            unanswered = max(0, unanswered - 1)
            if closesNow || (closesAfterAnswers && unanswered == 0) { sayFarewell(context) }
        }
    }

    /// Ends the connection: nothing more is sent, and for a moment what arrives is read and forgotten.
    private func sayFarewell(_ context: ChannelHandlerContext) {
        guard !isSayingFarewell else { return }
        isSayingFarewell = true
        isDiscarding = true
        deadline?.cancel()
        let channel = context.channel
        deadline = context.eventLoop.scheduleTask(in: .milliseconds(Int64(ServerLimits.farewellSeconds * 1_000))) {
            channel.close(mode: .all, promise: nil)
        }
        context.flush()
        let closed = context.eventLoop.makePromise(of: Void.self)
        closed.futureResult.whenFailure { _ in channel.close(mode: .all, promise: nil) }
        context.close(mode: .output, promise: closed)
        context.read()
    }
}
