import Candor
import CandorModels
import Foundation

/// How strongly a policy was optimised, as an estimate says it.
enum Strength: Hashable, Sendable {
    /// The best of N responses.
    case bestOf(Int)
    /// The optimum of reinforcement learning at a strength β.
    case beta(Double)
    /// A stage of training.
    case checkpoint(Double)

    /// - Parameter estimate: The estimate.
    /// - Returns: `nil` for one that knows of no optimisation.
    init?(_ estimate: EstimateRecord) {
        if let n = estimate.bestOf {
            self = .bestOf(n)
        } else if let beta = estimate.beta {
            self = .beta(beta)
        } else if let position = estimate.checkpoint {
            self = .checkpoint(position)
        } else {
            return nil
        }
    }

    /// In words, for example `best of 8`, `β = 0.1` or `checkpoint 0.25`.
    var text: String {
        switch self {
        case .bestOf(1): "policy itself"
        case .bestOf(let n): "best of \(NumberText.count(n))"
        case .beta(let beta): "β = \(Self.short(beta))"
        case .checkpoint(let position): "checkpoint \(Self.short(position))"
        }
    }

    /// A number in at most four digits.
    static func short(_ value: Double) -> String { PlainNumber.significant(value, 4).replacing("-", with: "−") }
}
