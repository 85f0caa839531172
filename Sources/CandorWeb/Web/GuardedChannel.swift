import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1

/// A connection with a guard before the server's own handlers: ``ConnectionGuard``.
struct GuardedChannel<Base: ServerChildChannel>: ServerChildChannel {
    typealias Value = Base.Value

    let base: Base
    let limits: ServerLimits
    let registry: ConnectionRegistry

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Base.Value> {
        let (limits, registry) = (limits, registry)
        return base.setup(channel: channel, logger: logger).flatMapThrowing { value in
            let pipeline = channel.pipeline.syncOperations
            let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
            let connectionGuard = ConnectionGuard(limits: limits, registry: registry)
            try pipeline.addHandler(ByteObserver { connectionGuard.bytesArrived() }, position: .before(decoder))
            try pipeline.addHandler(connectionGuard, position: .after(decoder))
            return value
        }
    }

    func handle(value: Base.Value, logger: Logger) async { await base.handle(value: value, logger: logger) }
}

/// Tells that bytes have arrived, before anybody knows what they mean.
private final class ByteObserver: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let arrived: () -> Void

    init(arrived: @escaping () -> Void) {
        self.arrived = arrived
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        arrived()
        context.fireChannelRead(data)
    }
}
