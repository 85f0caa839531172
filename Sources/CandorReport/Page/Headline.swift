import Candor

/// Finds the estimates that stand for a probe.
enum Headline {
    /// The estimate over data sets; a run that has a single data set may give that one instead.
    /// - Parameters:
    ///   - metric: The metric.
    ///   - condition: What the user implied; it may be left out where there is but one, and of composites.
    ///   - estimates: One assistant's estimates without subsets.
    static func estimate(_ metric: String, _ condition: Condition?, in estimates: [EstimateRecord]) -> EstimateRecord? {
        let matching = estimates.filter { estimate in
            estimate.metric == metric && estimate.subset == nil
                && (estimate.condition == condition || estimate.condition == nil || condition == nil)
        }
        return matching.first { $0.dataset == nil } ?? (matching.count == 1 ? matching.first : nil)
    }

    /// The estimate that stands for a probe.
    /// - Parameters:
    ///   - probe: The probe.
    ///   - estimates: One assistant's estimates, of any probes.
    static func estimate(of probe: any Probe, in estimates: [EstimateRecord]) -> EstimateRecord? {
        probe.headline.flatMap { headline in
            estimate(headline.metric, headline.condition, in: estimates.filter { $0.probe == probe.name })
        }
    }
}
