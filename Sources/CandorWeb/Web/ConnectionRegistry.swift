import NIOCore
import Synchronization

/// The connections that are open. Where one too many comes, the one that has been without a whole request for longest is closed: of
/// the same address, if that has more than its share, else of the address that has most.
///
/// So whoever holds connections open keeps out themselves, and not whoever comes with a request.
final class ConnectionRegistry: Sendable {
    private struct Entry {
        var channel: any Channel
        var address: String
        /// When it was opened or had its last whole request, counted in such events.
        var turn: Int
    }

    private struct State {
        var entries: [Int: Entry] = [:]
        var perAddress: [String: Int] = [:]
        var turn = 0
    }

    private let most: Int
    private let mostPerAddress: Int
    private let state = Mutex(State())

    /// Creates a registry.
    /// - Parameters:
    ///   - most: Connections in all.
    ///   - mostPerAddress: Connections of one address.
    init(most: Int, mostPerAddress: Int) {
        self.most = most
        self.mostPerAddress = mostPerAddress
    }

    /// Notes a connection, and closes another one if it is one too many.
    /// - Returns: Its number.
    func add(_ channel: any Channel, address: String) -> Int {
        let (number, surplus) = state.withLock { state -> (Int, (any Channel)?) in
            state.turn += 1
            let number = state.turn
            state.entries[number] = Entry(channel: channel, address: address, turn: number)
            state.perAddress[address, default: 0] += 1
            var crowded: String?
            if state.perAddress[address, default: 0] > mostPerAddress {
                crowded = address
            } else if state.entries.count > most {
                crowded = state.perAddress.max { $0.value < $1.value }?.key
            }
            guard let crowded else { return (number, nil) }
            let oldest = state.entries.filter { $0.value.address == crowded && $0.key != number }
                .min { $0.value.turn < $1.value.turn }
            guard let oldest else { return (number, nil) }
            Self.forget(oldest.key, in: &state)
            return (number, oldest.value.channel)
        }
        // Not under the lock: a connection of this thread comes back at once to be taken off the list.
        surplus?.close(mode: .all, promise: nil)
        return number
    }

    /// Notes that a connection has sent a whole request.
    func touch(_ number: Int) {
        state.withLock { state in
            state.turn += 1
            state.entries[number]?.turn = state.turn
        }
    }

    /// Forgets a connection that is closed.
    func remove(_ number: Int) { state.withLock { Self.forget(number, in: &$0) } }

    /// How many connections are open.
    var count: Int { state.withLock { $0.entries.count } }

    private static func forget(_ number: Int, in state: inout State) {
        guard let entry = state.entries.removeValue(forKey: number) else { return }
        let left = state.perAddress[entry.address, default: 1] - 1
        state.perAddress[entry.address] = left > 0 ? left : nil
    }
}
