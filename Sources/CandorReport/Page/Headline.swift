import Candor

/// Finds the estimates that stand for a probe.
enum Headline {
    /// The estimate over data sets; a run that has a single data set may give that one instead.
    /// - Parameters:
    ///   - metric: The metric.
    ///   - condition: What the user implied; mimicry and composites may leave it out.
    ///   - estimates: One assistant's estimates without subsets.
    static func estimate(_ metric: String, _ condition: Condition?, in estimates: [EstimateRecord]) -> EstimateRecord? {
        let matching = estimates.filter { estimate in
            estimate.metric == metric && estimate.subset == nil
                && (estimate.condition == condition || estimate.condition == nil || condition == nil)
        }
        return matching.first { $0.dataset == nil } ?? (matching.count == 1 ? matching.first : nil)
    }
}
