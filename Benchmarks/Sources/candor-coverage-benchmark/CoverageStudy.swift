import CandorStatistics
import Foundation

/// Coverage over many truths: samples are drawn from each, and every sample's interval is asked whether it holds it.
struct CoverageStudy {
    let name: String
    /// Items per data set.
    let sizes: [Int]
    /// What is true of each data set, one entry per setting.
    let truths: [Truth]
    let rounds: Int
    let seed: UInt64

    /// One setting: how an item of each data set is drawn, and the mean over data sets that is true then.
    struct Truth {
        var label: String
        var mean: Double
        /// Draws the statistic of a data set.
        var sample: @Sendable (_ dataset: Int, _ items: Int, inout SeededGenerator) throws -> LinearStatistic
    }

    /// Average and worst coverage, with the setting that was worst.
    func run() throws -> String {
        var tallies: [(label: String, tally: CoverageTally)] = []
        for (index, truth) in truths.enumerated() {
            var generator = SeededGenerator(seed: seed, stream: "\(name) \(sizes) \(index)")
            var tally = CoverageTally()
            for _ in 0..<rounds {
                let datasets = try sizes.enumerated().map { try truth.sample($0, $1, &generator) }
                tally.add(ConfidenceInterval(of: .mean(overDatasets: datasets)), truth: truth.mean)
            }
            tallies.append((truth.label, tally))
        }
        let count = Double(max(tallies.count, 1))
        let average = tallies.reduce(0) { $0 + $1.tally.coverage } / count
        let width = tallies.reduce(0) { $0 + $1.tally.width } / count
        let worst = tallies.min { $0.tally.coverage < $1.tally.coverage }
        return [
            name, sizes.map(String.init).joined(separator: " + "), percent(average),
            "\(percent(worst?.tally.coverage ?? 0)) at \(worst?.label ?? "–")", percent(width),
        ].joined(separator: " | ")
    }

    private func percent(_ share: Double) -> String { String(format: "%.1f", 100 * share) }
}
