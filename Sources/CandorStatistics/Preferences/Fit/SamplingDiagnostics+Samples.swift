import Foundation

extension SamplingDiagnostics {
    /// Judges draws as Stan and ArviZ do (Vehtari et al. 2021, "Rank-normalization, folding, and localization: an improved
    /// R-hat"; Betancourt 2016, "Diagnosing suboptimal cotangent disintegrations in Hamiltonian Monte Carlo", for E-BFMI).
    /// - Parameters:
    ///   - samples: How the draws came about.
    ///   - convergence: The diagnostics of each reported parameter.
    init(of samples: EffectSamples, convergence: [ParameterConvergence]) {
        let steps = samples.chains.flatMap(\.steps)
        let count = Double(max(1, steps.count))
        self.init(
            minimumBulkESS: convergence.compactMap(\.bulkESS).min(),
            minimumTailESS: convergence.compactMap(\.tailESS).min(),
            maximumRHat: convergence.compactMap(\.rHat).max(),
            divergences: steps.count(where: \.isDivergent),
            treeDepthHits: steps.count { $0.treeDepth >= samples.maximumTreeDepth },
            leapfrogStepsPerDraw: Double(steps.reduce(0) { $0 + $1.leapfrogSteps }) / count,
            minimumEBFMI: samples.chains.compactMap { ConvergenceDiagnostics.eBFMI($0.steps.map(\.energy)) }.min(),
            stepSizes: samples.chains.map(\.stepSize),
            acceptance: steps.reduce(0) { $0 + $1.acceptance } / count,
            correctionAcceptance: samples.correctionAcceptance, sampler: samples.sampler, seconds: samples.seconds,
            warnings: [])
        let standing = convergence.count { $0.rHat == nil }
        if standing > 0 {
            // Under a proper prior every parameter varies; without variance within chains there is no R-hat to compare.
            warnings.append(
                "the draws of \(standing) of \(convergence.count) parameters stand still in every chain or are not finite; "
                    + "run longer chains, with more warm-up")
        }
        warnings += shortcomings(chains: samples.chains.count)
    }

    private static func trajectories(_ count: Int) -> String { count == 1 ? "1 trajectory" : "\(count) trajectories" }

    private func shortcomings(chains: Int) -> [String] {
        func rounded(_ number: Double, _ factor: Double) -> Double { (number * factor).rounded() / factor }
        let least = 100 * Double(chains)
        var words: [String] = []
        if let maximumRHat, maximumRHat > 1.01 {
            words.append(
                "the chains have not mixed: the highest R-hat is \(rounded(maximumRHat, 10_000)), above 1.01; "
                    + "run longer chains")
        }
        if let minimumBulkESS, minimumBulkESS < least {
            words.append(
                "too few independent draws for means and medians: the smallest bulk ESS is "
                    + "\(Int(exactly: minimumBulkESS.rounded(.down)) ?? 0), below \(Int(least)); keep more draws")
        }
        if let minimumTailESS, minimumTailESS < least {
            words.append(
                "too few independent draws for 95% intervals: the smallest tail ESS is "
                    + "\(Int(exactly: minimumTailESS.rounded(.down)) ?? 0), below \(Int(least)); keep more draws")
        }
        if divergences > 0 {
            words.append(
                "\(Self.trajectories(divergences)) diverged: parts of the posterior may be missing; "
                    + "raise the target acceptance")
        }
        if treeDepthHits > 0 {
            words.append(
                "\(Self.trajectories(treeDepthHits)) cut at the greatest depth; raise it or run longer chains")
        }
        if let minimumEBFMI, minimumEBFMI < 0.3 {
            words.append(
                "the energy is explored slowly: the lowest E-BFMI is \(rounded(minimumEBFMI, 100)), below 0.3; "
                    + "the tails may be missing")
        }
        return words
    }
}
