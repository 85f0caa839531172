import Candor
import CandorModels

/// Which of a run's estimates its page shows: all, but of a run in which preference models chose, that has thousands.
struct ShownEstimates: Sendable {
    /// Their indices in the results.
    let indices: [Int]
    /// What is left out, in words; `nil` where nothing is.
    let note: String?

    /// - Parameter results: What the run found.
    init(_ results: RunResults) {
        let all = Array(results.estimates.indices)
        guard let largest = results.estimates.lazy.compactMap(\.bestOf).max() else {
            (indices, note) = (all, nil)
            return
        }
        let numbers = ShownNumbers(largest: largest)
        let datasets = Dictionary(grouping: results.estimates, by: \.probe).mapValues { Set($0.compactMap(\.dataset)) }
        let shown = all.filter { index in
            let estimate = results.estimates[index]
            if let n = estimate.bestOf, !numbers.contains(n) { return false }
            let isOnly = datasets[estimate.probe]?.count == 1
            return estimate.dataset == nil || isOnly || MetricGuide.of(estimate.metric).isHeadline
        }
        indices = shown
        note =
            shown.count == all.count
            ? nil
            : "N stands here in powers of two and at its largest, single data sets only for the headline metrics: "
                + "\(NumberText.count(shown.count)) of \(NumberText.count(all.count)) numbers. All are in results.json."
    }
}
