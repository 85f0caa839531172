import Candor
import CandorStudy
import Foundation
import Synchronization

/// From which address raters came by the link for everybody, while the server runs: nowhere written down, and forgotten with it.
///
/// To agree takes as many places as a rater has tasks. So that nobody takes a study's places by agreeing again and again, only so
/// many of one address may have agreed without having answered a rated task; whoever comes then waits until one of them has.
final class Arrivals: Sendable {
    private let beginnersPerAddress: Int
    private let ratersOfAddress = Mutex<[String: Set<String>]>([:])

    /// - Parameter beginnersPerAddress: How many of one address may be at the beginning.
    init(beginnersPerAddress: Int) {
        self.beginnersPerAddress = beginnersPerAddress
    }

    /// Notes that a rater came by the link for everybody.
    /// - Parameters:
    ///   - token: The secret part of the rater's own link.
    ///   - address: Where they came from.
    func note(_ token: String, from address: String) {
        ratersOfAddress.withLock { _ = $0[address, default: []].insert(token) }
    }

    /// Whether a rater may agree now: one who was invited always, and as many as may be at the beginning.
    /// - Parameters:
    ///   - token: The secret part of the link of who wants to agree.
    ///   - state: The study as it stands.
    ///   - moment: Now.
    func mayAgree(_ token: String, in state: StudyState, at moment: Date) -> Bool {
        ratersOfAddress.withLock { all in
            guard let address = all.first(where: { $0.value.contains(token) })?.key else { return true }
            let companions = (all[address] ?? []).compactMap { state.rater(token: $0) }
            // Who has answered, or has gone, is no beginner any more, and need not be kept in mind.
            let pending = companions.filter { $0.stage == .consent || Self.isBeginner($0, in: state, at: moment) }
            all[address] = Set(pending.map(\.token))
            return pending.count { Self.isBeginner($0, in: state, at: moment) } < beginnersPerAddress
        }
    }

    private static func isBeginner(_ rater: Rater, in state: StudyState, at moment: Date) -> Bool {
        rater.isUnderWay && rater.answered == 0 && state.isAwaited(rater, at: moment)
    }
}
