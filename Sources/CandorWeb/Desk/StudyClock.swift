import Foundation

/// The time as a study takes it: never before what the study has seen, and going on at the pace of the computer's clock, also when
/// that is set back.
///
/// A clock that was wrong while somebody answered, and is then put right, would else give answers a negative time, and keep the
/// places of those who have gone until the clock has caught up again.
struct StudyClock {
    private var latest: Date
    private var reading: Date
    private let now: @Sendable () -> Date

    /// Begins to tell the time.
    /// - Parameters:
    ///   - latest: When something last happened in the study; `nil` if nothing has.
    ///   - now: The computer's clock.
    init(after latest: Date?, now: @escaping @Sendable () -> Date) {
        reading = now()
        self.latest = max(latest ?? reading, reading)
        self.now = now
    }

    /// The time, to the precision of the log.
    mutating func read() -> Date {
        let current = now()
        let passed = max(0, current.timeIntervalSince(reading))
        reading = current
        latest = max(current, latest.addingTimeInterval(passed))
        // As the log will have it, so that the study read again is the same to the last bit.
        return Date(timeIntervalSince1970: latest.timeIntervalSince1970)
    }
}
