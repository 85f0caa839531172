import Foundation
import Synchronization

/// A clock that is set by hand.
final class ManualDate: Sendable {
    private let moment = Mutex(Date(timeIntervalSince1970: 1_000_000))

    var now: Date { moment.withLock { $0 } }

    func advance(by seconds: Double) { moment.withLock { $0.addTimeInterval(seconds) } }
}
