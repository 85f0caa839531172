import Candor
import CandorLab
import CandorStore
import CandorStudy
import Foundation

/// Where everything that happens in a served study passes: decided one after the other, and on disk before anybody hears of it.
actor StudyDesk {
    /// The study.
    nonisolated let study: Study
    /// The study as it is on disk.
    private(set) var state: StudyState
    private var revision = 0
    private var clock: StudyClock
    private let group = GroupCommit<Decision>()

    /// Decides on a state, with the time, and returns what happens.
    typealias Decision = @Sendable (inout StudyState, Date) -> [StudyEvent]

    /// Takes up a study.
    /// - Parameters:
    ///   - study: The study.
    ///   - now: The clock.
    /// - Throws: `StoreError` if its log cannot be read.
    init(_ study: Study, now: @escaping @Sendable () -> Date) throws {
        self.study = study
        let state = try study.state()
        self.state = state
        clock = StudyClock(after: state.latest, now: now)
    }

    /// The study as it stands, and a number that changes when something happens.
    var snapshot: (state: StudyState, revision: Int) { (state, revision) }

    /// Lets something happen, after everything that came before. Returns when it is on disk; where it cannot be written nothing
    /// has happened.
    ///
    /// What is decided for all who wait is seen by nobody else until it is on disk, so that no decision rests on what may yet fail.
    /// - Parameter decide: Decides on the state.
    /// - Throws: `StoreError`.
    func perform(_ decide: @escaping Decision) async throws {
        try await group.perform(decide) { try await commit($0) }
    }

    private func commit(_ decisions: [Decision]) async throws {
        var next = state
        let moment = clock.read()
        let events = decisions.flatMap { $0(&next, moment) }
        guard !events.isEmpty else { return }
        defer { revision += 1 }
        do {
            try await study.append(events)
            state = next
        } catch {
            // Whatever became of it, the disk is right.
            if let onDisk = try? study.state() { state = onDisk }
            throw error
        }
    }

    /// Lets a rater do something.
    /// - Parameters:
    ///   - token: The secret part of the rater's link.
    ///   - act: What the rater does, given their name.
    func rater(
        _ token: String, _ act: @escaping @Sendable (inout StudyState, String, Date) -> [StudyEvent]
    ) async throws {
        try await perform { state, moment in
            state.rater(token: token).map { act(&state, $0.id, moment) } ?? []
        }
    }

    /// The rater whom a recruiting site knows by an id: as the study knows them, or new.
    /// - Returns: The secret part of the rater's link.
    func rater(externalID: String?) async throws -> String {
        if let known = externalID.flatMap({ state.rater(externalID: $0) }) { return known.token }
        let token = SecretToken.make()
        try await perform { $0.join(token: token, externalID: externalID, at: $1) }
        // Somebody may have come twice at the same moment: the first link is theirs.
        return externalID.flatMap { state.rater(externalID: $0) }?.token ?? token
    }
}

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
