import Candor
import CandorModels
import CandorPreferenceModels
import CandorStore
import Foundation

/// Does what `candor pm compare` is asked to.
package struct HeadComparison {
    let pairs: String
    let filter: String
    let splits: Int
    let options: HeadSettings
    let probing: HeadProbe
    /// A run of `candor optimise best-of-n` whose draws the heads choose from.
    let run: String?
    let progress: any RunProgress

    package init(
        pairs: String, filter: String, splits: Int, options: HeadSettings, probing: HeadProbe, run: String? = nil,
        progress: any RunProgress
    ) {
        self.pairs = pairs
        self.filter = filter
        self.splits = splits
        self.options = options
        self.probing = probing
        self.run = run
        self.progress = progress
    }

    /// What comes out: the numbers, and the heads of every split.
    package struct Outcome {
        package var comparison: PreferenceHeadComparison
        package var rivals: [HeadRivals]
    }

    package func compared() async throws -> Outcome {
        let filter = try HeadBench.filter(filter)
        let items = try probing.items()
        let trials = try await draws()
        let bench = try HeadBench(options, progress: progress)
        let embedded = try await bench.embedded(try bench.selection(pairs))
        let trainer = HeadTrainer(
            embedding: bench.embedding, rules: bench.rules, folds: options.folds, seed: options.seed,
            sentiment: bench.sentiment)
        var rivals: [HeadRivals] = []
        bench.progress.begin("training heads", total: splits) { 0 }
        for split in 0..<splits {
            try Task.checkCancellation()
            rivals.append(try HeadRivals(split: split, trainer: trainer, pairs: embedded, filter: filter))
            bench.progress.completed()
        }
        bench.progress.end()
        let further =
            try await probing.measurements(of: rivals, items: items, bench: bench)
            + HeadSelection(trials: trials).measurements(of: rivals, bench: bench)
        let comparison = try PreferenceHeadComparison(
            of: rivals, pairs: embedded, filter: filter, pairsHash: try Labelling.sha256(ofFile: pairs),
            further: further)
        return Outcome(comparison: comparison, rivals: rivals)
    }

    private func draws() async throws -> [Trial] {
        guard let run else { return [] }
        return try await RunReference(text: run, store: options.store).load().trials
    }
}

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
