import Candor
import CandorPreferenceModels
import CandorStatistics
import Foundation

// From scored draws to all curves, each n and β, with intervals: how long it takes and how much memory.
// usage: candor-optimisation-benchmark [PROMPTS DRAWS PMS]…

let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
let sizes = arguments.count >= 3 ? [Array(arguments.prefix(3))] : [[1_000, 32, 3], [266, 4_096, 3]]
for size in sizes {
    let pools = SyntheticPools(prompts: size[0], draws: size[1], pms: size[2])
    let analysis = BestOfNAnalysis(BestOfNAnalysis.Settings(pms: pools.names))
    let began = ContinuousClock.now
    let findings = try analysis.findings(pools.pools)
    let seconds = (ContinuousClock.now - began) / .seconds(1)
    print(
        "\(size[0]) prompts × \(size[1]) draws × \(size[2]) PMs: \(String(format: "%.2f", seconds)) s, "
            + "\(findings.estimates.count) estimates, peak \(peakMegabytes()) MB")
}

/// The largest resident memory so far.
func peakMegabytes() -> Int {
    var usage = rusage()
    #if os(Linux)
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss / 1024
    #else
        getrusage(RUSAGE_SELF, &usage)
        return usage.ru_maxrss >> 20
    #endif
}
