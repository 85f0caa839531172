import Candor
import CandorModels
import CandorPreferenceModels

/// Has the heads of a comparison choose among the draws of an earlier run, if one is named.
struct HeadSelection {
    let trials: [Trial]

    /// What the heads of every split would choose.
    func measurements(of rivals: [HeadRivals], bench: HeadBench) async throws -> [HeadMeasurement] {
        guard !trials.isEmpty else { return [] }
        var measurements: [HeadMeasurement] = []
        for rival in rivals {
            let all = TopicPreferenceModel(try bench.model(rival.all, "all"))
            let kept = TopicPreferenceModel(try bench.model(rival.kept, "kept"))
            let scorings = [all, kept].map { DrawScoring($0, parallel: 1) }
            bench.progress.begin("scoring draws, split \(rival.split)", total: 2 * scorings[0].count(trials)) { 0 }
            defer { bench.progress.end() }
            var scored = trials
            for scoring in scorings { scored = try await scoring.scored(scored) { bench.progress.completed() } }
            measurements += try HeadMeasurement.bestOfN(
                split: rival.split, trials: scored, all: all.name.description, kept: kept.name.description)
        }
        return measurements
    }
}
