import Candor
import CandorModels
import CandorPreferenceModels
import Synchronization

/// How usable the replies of the judges among the preference models have been.
final class JudgeTallies: Sendable {
    private let tallies = Mutex<[(name: ModelName, tally: JudgeTally)]>([])

    func add(_ name: ModelName, _ tally: JudgeTally) {
        tallies.withLock { $0.append((name, tally)) }
    }

    /// What a reader should know of judges that were asked; nothing of remembered scores.
    var notes: [String] {
        tallies.withLock { $0 }.compactMap { name, tally in
            let count = tally.count
            guard count.asked > 0 else { return nil }
            var parts = ["\(name): \(count.asked) judgements"]
            if count.missing > 0 { parts.append("\(count.missing) without a usable reply") }
            if count.ordersDisagree > 0 {
                parts.append("\(count.ordersDisagree) in which the order of showing decided")
            }
            return parts.joined(separator: ", ")
        }
    }
}
