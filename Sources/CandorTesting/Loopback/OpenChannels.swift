import NIOCore
import Synchronization

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
