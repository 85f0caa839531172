import Candor
import CandorModels
import CandorPreferenceModels
import CandorPreferences
import CandorStore
import Foundation

/// Sees whether a preference model puts first what people preferred, and what it pays for.
package struct PreferenceModelCheckRun: Sendable {
    /// The preference model.
    let model: ModelName
    /// The file of pairs.
    let pairs: String
    /// What the pairs are about, for a model that is made for certain topics.
    let topic: DialogueTopic?
    /// What an oracle knows the truth about; empty for the built-in suites.
    let data: [String]
    let reading: ReadSettings
    let parallel: Int
    let store: String
    /// Whose answers are remembered, where they came from another address.
    let origin: OriginChoice

    package init(
        model: ModelName, pairs: String, topic: DialogueTopic?, data: [String], reading: ReadSettings, parallel: Int,
        store: String, origin: OriginChoice
    ) {
        self.model = model
        self.pairs = pairs
        self.topic = topic
        self.data = data
        self.reading = reading
        self.parallel = parallel
        self.store = store
        self.origin = origin
    }

    /// What comes out.
    package struct Outcome: Sendable {
        package var check: PreferenceModelCheck
        /// What a reader should know of the model, and what was seen on the way.
        package var notes: [String]
    }

    /// Makes and checks everything, then scores pair by pair.
    package func run(progress: any RunProgress) async throws -> Outcome {
        let catalogue = PreferenceModelCatalogue(
            store: try Store(path: store), parallel: parallel, items: try items(), seed: reading.seed,
            origins: OriginCheck(origin))
        let named = try await catalogue.model(model)
        let scoring = PairScoring(
            model: try named.model(named: topic), labeller: try PairLabeller.rules(),
            features: try FeaturePack.builtIn().features, parallel: parallel, progress: progress)
        var check = try PreferenceModelCheck(
            of: model.description, try await scoring.scored(pairs, reading), features: scoring.features.map(\.name))
        check.source = PreferenceModelCheck.Source(
            candor: Version.current, pairs: URL(fileURLWithPath: pairs).lastPathComponent,
            sha256: try Labelling.sha256(ofFile: pairs), seed: reading.seed, sample: reading.sample)
        return Outcome(check: check, notes: named.notes + catalogue.passingNotes)
    }

    /// What an oracle knows the truth about; nobody else needs to.
    private func items() throws -> [Item] {
        guard !data.isEmpty || model.description.contains("oracle:") else { return [] }
        return try DatasetLoader(probes: Probes.names, badRows: reading.skipsBadRows ? .skip : .stop)
            .load(data).flatMap(\.items)
    }
}
