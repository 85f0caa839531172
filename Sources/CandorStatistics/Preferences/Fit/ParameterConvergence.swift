/// How well one parameter was sampled; `nil` where its draws do not vary.
struct ParameterConvergence {
    /// Rank-normalised split R-hat.
    let rHat: Double?
    /// Effective draws for the centre.
    let bulkESS: Double?
    /// Effective draws for the tails.
    let tailESS: Double?
    /// The Monte-Carlo standard error of the mean.
    let mcse: Double?

    /// Judges one parameter.
    /// - Parameter chains: Its draws, chain by chain.
    init(of chains: [[Double]]) {
        rHat = ConvergenceDiagnostics.rHat(chains)
        bulkESS = ConvergenceDiagnostics.bulkESS(chains)
        tailESS = ConvergenceDiagnostics.tailESS(chains)
        mcse = ConvergenceDiagnostics.standardErrorOfMean(chains)
    }
}
