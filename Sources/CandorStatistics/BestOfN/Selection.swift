/// How strongly a score acts on which response of a policy is seen: the best of n of its responses, or what reinforcement
/// learning against the score would tend to.
public struct Selection: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case bestOf(Int)
        case tilted(Double)
    }

    let kind: Kind

    /// The response of highest score among n independent ones; responses of the same score share the place equally.
    ///
    /// - Parameter n: the number of responses, at least 1; 1 is the policy itself.
    /// - Throws: `StatisticsError` with `.invalidCount`.
    public static func bestOf(_ n: Int) throws(StatisticsError) -> Selection {
        guard n >= 1 else {
            throw StatisticsError(.invalidCount, doing: "choosing the best of \(n)", next: "give at least 1")
        }
        return Selection(kind: .bestOf(n))
    }

    /// The policy that maximises E[r] − β KL(· ‖ π): its density is that of π times exp(r / β), up to a constant
    /// (Korbak, Perez and Buckley, "RL with KL penalties is better viewed as Bayesian inference", 2022).
    ///
    /// - Parameter beta: the price of a nat of divergence, in the score's unit: 0 takes the best response alone, infinity
    ///   leaves the policy as it is.
    /// - Throws: `StatisticsError` with `.outsideScale`.
    public static func tilted(beta: Double) throws(StatisticsError) -> Selection {
        guard beta >= 0 else {
            throw StatisticsError(.outsideScale, doing: "tilting a policy by β = \(beta)", next: "give 0 or more")
        }
        return Selection(kind: .tilted(beta))
    }

    /// The number n of responses, where the best of n is chosen.
    public var bestOf: Int? {
        if case .bestOf(let n) = kind { n } else { nil }
    }

    /// The strength β, where the policy is tilted.
    public var beta: Double? {
        if case .tilted(let beta) = kind { beta } else { nil }
    }

    /// What is computed, in words.
    var method: String {
        switch kind {
        case .bestOf(let n): "best of \(n), order statistics without replacement"
        case .tilted(let beta): "optimum at β = \(beta), self-normalised importance weights"
        }
    }
}
