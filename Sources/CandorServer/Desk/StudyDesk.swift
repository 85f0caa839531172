import Candor
import Foundation

/// Where everything that happens in a served study passes: decided on the state in memory, and on disk before anybody hears of it.
actor StudyDesk {
    /// The study.
    nonisolated let study: Study
    /// The study as it stands.
    private(set) var state: StudyState
    private var revision = 0
    private let now: @Sendable () -> Date
    private var isStale = false

    /// Takes up a study.
    /// - Parameters:
    ///   - study: The study.
    ///   - now: The clock.
    /// - Throws: `StoreError` if its log cannot be read.
    init(_ study: Study, now: @escaping @Sendable () -> Date) throws {
        self.study = study
        self.now = now
        state = try study.state()
    }

    /// The study as it stands, and a number that changes when something happens.
    var snapshot: (state: StudyState, revision: Int) { (state, revision) }

    /// Lets something happen. Returns when it is on disk; where it cannot be written nothing has happened.
    /// - Parameter decide: Decides on the state, with the time, and returns the events.
    /// - Throws: `StoreError`.
    func perform(_ decide: @Sendable (inout StudyState, Date) -> [StudyEvent]) async throws {
        if isStale {
            state = try study.state()
            isStale = false
            revision += 1
        }
        let events = decide(&state, now())
        guard !events.isEmpty else { return }
        revision += 1
        do {
            try await study.append(events)
        } catch {
            // What is in memory is ahead of the disk: the disk is right.
            isStale = true
            throw error
        }
    }

    /// Lets a rater do something.
    /// - Parameters:
    ///   - token: The secret part of the rater's link.
    ///   - act: What the rater does, given their name.
    func rater(
        _ token: String, _ act: @Sendable (inout StudyState, String, Date) -> [StudyEvent]
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
