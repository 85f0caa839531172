import CandorLab
import Foundation

/// Who has shown the researcher's password: forgotten when the server ends.
actor ResearcherSessions {
    private static let lifetime: TimeInterval = 12 * 3_600
    private let now: @Sendable () -> Date
    private var ends: [String: Date] = [:]

    init(now: @escaping @Sendable () -> Date) {
        self.now = now
    }

    /// Begins a session.
    /// - Returns: What the browser shows from now on.
    func begin() -> String {
        let moment = now()
        ends = ends.filter { $0.value > moment }
        let session = SecretToken.make()
        ends[session] = moment.addingTimeInterval(Self.lifetime)
        return session
    }

    /// Whether a session is under way.
    func isValid(_ session: String) -> Bool {
        let moment = now()
        // Also not longer than its time where the clock is set back.
        return ends[session].map { $0 > moment && $0.timeIntervalSince(moment) <= Self.lifetime } ?? false
    }

    /// Ends a session.
    func end(_ session: String) { ends[session] = nil }
}
