import CandorModels
import CandorProviders
import CandorTesting

/// A question and one answer to it.
let question = Dialogue([.system("Be kind."), .user("Is my poem good?")])

/// So many pairs, whose scores under `byNumber` are their numbers.
func numberedPairs(_ count: Int) -> [(dialogue: Dialogue, response: String)] {
    (0..<count).map { (question, "answer \($0)") }
}

/// The number that a text ends with.
@Sendable func byNumber(_ text: String) -> [Double] {
    [text.split { !$0.isNumber }.last.flatMap { Double($0) } ?? -1]
}

extension LoopbackServer {
    /// The reward model of this server.
    func reward(
        _ query: String = "", model: String = "reward", key: String? = nil,
        activity: ProviderActivity = ProviderActivity(), policy: RetryPolicy = RetryPolicy()
    ) throws -> RewardModel {
        let keyed = key == nil ? query : query + (query.isEmpty ? "?" : "&") + "key-env=SERVER_KEY"
        return try RewardModel(
            ModelName("reward:\(model)@\(rewardBaseURL)\(keyed)"),
            environment: key.map { ["SERVER_KEY": $0] } ?? [:], policy: policy, activity: activity,
            clock: ManualClock(passingSleepsUpTo: .seconds(200)))
    }
}
