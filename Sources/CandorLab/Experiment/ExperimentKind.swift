/// What kind of experiment a file describes: its `kind`.
package enum ExperimentKind: String, CaseIterable, Codable, Sendable {
    case evaluation, sweep
    case bestOfN = "best-of-n"
    case training, head
    case headComparison = "head-comparison"
    case preferenceModelProbe = "pm-probe"
    case preferenceModelCheck = "pm-check"

    /// The keys that a file of the kind may have, in the order in which errors name them.
    package var keys: [String] {
        let own: [String] =
            switch self {
            case .evaluation: ["kind"]
            case .sweep: ["kind", "checkpoints"]
            case .bestOfN: ["kind", "policy", "pm", "best_of", "beta", "pairs"]
            default: ["kind"]
            }
        let shared = Evaluation.CodingKeys.allCases
        return own
            + (self == .evaluation ? shared : shared.filter { !Self.evaluationAlone.contains($0) }).map(\.rawValue)
    }

    /// What only an evaluation can be told: whom it measures, and what becomes of the numbers.
    static let evaluationAlone: Set<Evaluation.CodingKeys> = [
        .models, .goldFile, .confidentAbove, .bootstrap, .failIf, .maxUnscored,
    ]
}
