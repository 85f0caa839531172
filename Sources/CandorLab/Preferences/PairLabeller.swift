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
        return try await label(by: try await labeller(of: pack), pack)
    }

    /// Labels every pair, says so, and hands out the labels.
    func source() async throws -> LabelSource {
        for line in try await label().lines(folder) { progress.made(line) }
        return LabelSource.written(of: path, in: folder)
    }

    /// The same by a labeller that has been made.
    func source(labelledBy made: Made, _ pack: FeaturePack) async throws -> LabelSource {
        for line in try await label(by: made, pack).lines(folder) { progress.made(line) }
        return LabelSource.written(of: path, in: folder)
    }

    private func label(by made: Made, _ pack: FeaturePack) async throws -> Labelling {
        let (labeller, orders, tally) = (made.labeller, made.orders, made.tally)
        var reader = try PairReader(
            path: path, seed: reading.seed, sample: reading.sample, badRows: reading.skipsBadRows ? .skip : .stop)
        var writer = try LabelsWriter(path: folder.labels.path, features: pack.names)
        var unscored = Array(repeating: 0, count: pack.features.count)
        progress.begin("labelling  \(labeller.name)", total: reading.sample, activity: made.activity)
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
        if let line = options.calls.failures.words { progress.warn(line.text) }
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

    /// A labeller that has been made, and so checked, before the first pair is read.
    struct Made {
        var labeller: any FeatureLabeller
        /// What the model that labels is; `nil` for rules.
        var identity: String?
        /// How often both orders agreed, where both are asked.
        var orders: OrderTally?
        var tally = AnswerTally()
        var activity = ProviderActivity()
    }

    /// Makes the labeller.
    /// - Parameters:
    ///   - pack: The features.
    ///   - store: Where answers are; opened as the settings say where it is `nil`.
    func labeller(of pack: FeaturePack, in store: Store? = nil) async throws -> Made {
        guard options.labeller != "rules" else { return Made(labeller: try Self.rules()) }
        let (tally, activity) = (AnswerTally(), ProviderActivity())
        let store = try store ?? Store(path: options.store)
        let providers = ProviderModels(
            environment: ProcessInfo.processInfo.environment, maximumConcurrency: options.parallel,
            activity: activity, memory: store)
        let catalogue = ModelCatalogue(
            providers: providers, parallel: options.parallel, key: AnswerKey(), calls: options.calls,
            origins: OriginCheck(options.origin))
        let model = try await catalogue.model(ModelName(options.labeller), answersIn: store)
        for note in catalogue.origins.notes { progress.note(note) }
        let remembering = catalogue.calls.remembering(model, in: store) { [progress] event in
            tally.add(event)
            progress.answered(event, price: nil)
        }
        let labeller = ModelFeatureLabeller(
            model: LimitedModel(remembering, calls: options.parallel), pack: pack,
            oneFeatureACall: options.oneFeatureACall, bothOrders: options.bothOrders)
        return Made(
            labeller: labeller, identity: "\(model.identity)", orders: options.bothOrders ? labeller.orders : nil,
            tally: tally, activity: activity)
    }

    /// The labeller that needs no model.
    package static func rules() throws -> any FeatureLabeller {
        RulesFeatureLabeller(sentiment: try Installation.found().lexicon.map(SentimentLexicon.init(contentsOf:)))
    }
}
