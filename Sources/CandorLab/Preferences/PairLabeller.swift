import Candor
import CandorModels
import CandorPreferences
import CandorProviders
import CandorStore
import CandorTesting
import CandorText
import Foundation

/// Labels the pairs of a file and writes `labels.jsonl`.
package struct PairLabeller {
    let path: String
    let reading: ReadSettings
    let options: LabelSettings
    package let folder: PreferenceFolder
    let progress: any RunProgress

    package init(
        path: String, reading: ReadSettings, options: LabelSettings, folder: PreferenceFolder, progress: any RunProgress
    ) {
        self.path = path
        self.reading = reading
        self.options = options
        self.folder = folder
        self.progress = progress
    }

    /// Labels every pair; with a model, what was asked before is not asked again.
    package func label() async throws -> Labelling {
        let pack = try FeaturePack.load(options.features)
        try folder.output.prepare()
        let tally = AnswerTally()
        let activity = ProviderActivity()
        let (labeller, orders) = try await self.labeller(pack, activity) { [progress] event in
            tally.add(event)
            progress.answered(event, price: nil)
        }
        var reader = try PairReader(
            path: path, seed: reading.seed, sample: reading.sample, badRows: reading.skipsBadRows ? .skip : .stop)
        var writer = try LabelsWriter(path: folder.labels.path, features: pack.names)
        var unscored = Array(repeating: 0, count: pack.features.count)
        progress.begin("labelling  \(labeller.name)", total: reading.sample, activity: activity)
        try await PairLabelling(labeller: labeller, features: pack.features, parallel: options.parallel).run(
            &reader, completed: { progress.completed() },
            deliver: { _, labelled in
                for (index, label) in labelled.labels.enumerated() where label == nil { unscored[index] += 1 }
                try writer.append(labelled)
            })
        progress.end()
        guard reader.counts.used > 0 else { throw reader.counts.nothingUsable(in: path) }
        try options.calls.failures.expectSomeAnswer()
        try writer.finish()
        if let line = options.calls.failures.line { progress.warn(line) }
        let labelling = Labelling(
            source: URL(fileURLWithPath: path).lastPathComponent, sha256: try Labelling.sha256(ofFile: path),
            labeller: options.labeller, pack: pack.name,
            seed: reading.seed, sample: reading.sample, rows: reader.counts.read, pairs: reader.counts.used,
            duplicates: reader.counts.duplicates,
            leftOut: Dictionary(uniqueKeysWithValues: reader.counts.leftOut.map { ($0.rawValue, $1) }),
            unscored: Dictionary(
                uniqueKeysWithValues: zip(pack.names, unscored).filter { $1 > 0 }.map { ($0, $1) }),
            ordersDisagreed: orders.map { $0.counts.mapValues(\.disagreeing) }, answers: tally.snapshot.answers)
        try folder.output.write(labelling, to: folder.labelling)
        for warning in reader.counts.warnings { progress.warn(warning) }
        return labelling
    }

    private func labeller(
        _ pack: FeaturePack, _ activity: ProviderActivity, observe: @escaping @Sendable (AnswerEvent) -> Void
    ) async throws -> (any FeatureLabeller, OrderTally?) {
        guard options.labeller != "rules" else { return (try Self.rules(), nil) }
        let store = try Store(path: options.store)
        let providers = ProviderModels(
            environment: ProcessInfo.processInfo.environment, maximumConcurrency: options.parallel,
            activity: activity, memory: store)
        let catalogue = ModelCatalogue(
            providers: providers, parallel: options.parallel, key: AnswerKey(), calls: options.calls,
            origins: OriginCheck(options.origin))
        let model = try await catalogue.model(ModelName(options.labeller), answersIn: store)
        for note in catalogue.origins.notes { progress.note(note) }
        let remembering = catalogue.calls.remembering(model, in: store, observe: observe)
        let labeller = ModelFeatureLabeller(
            model: LimitedModel(remembering, calls: options.parallel), pack: pack,
            oneFeatureACall: options.oneFeatureACall, bothOrders: options.bothOrders)
        return (labeller, options.bothOrders ? labeller.orders : nil)
    }

    /// The labeller that needs no model.
    package static func rules() throws -> any FeatureLabeller {
        RulesFeatureLabeller(sentiment: try Installation.found().lexicon.map(SentimentLexicon.init(contentsOf:)))
    }
}
