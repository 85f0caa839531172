import Candor
import CandorModels
import CandorPreferenceModels
import CandorPreferences
import CandorStore
import Foundation

/// Sees whether a preference model puts first what people preferred, and what it pays for.
struct PreferenceModelCheckRun {
    private let plan: PreferenceModelChecking
    private let model: ModelName
    /// Whose answers are remembered, where they came from another address.
    private let origin: OriginChoice
    private let progress: any RunProgress

    /// Reads the plan's names.
    /// - Throws: `ModelNameError` for a name that is none, ``LabError`` for a number that cannot be.
    init(_ plan: PreferenceModelChecking, origin: OriginChoice, progress: any RunProgress) throws {
        self.plan = plan
        model = try ModelName(plan.pm)
        self.origin = origin
        self.progress = progress
        try Quantity.sample.expectHeld(plan.sample)
        try Quantity.parallel.expectHeld(plan.parallel)
    }

    /// Makes and checks everything, then scores pair by pair, and writes what was found.
    /// - Parameters:
    ///   - store: Where scores are; opened where it is `nil`.
    ///   - path: The store's file.
    func run(in store: Store?, at path: String) async throws -> PreferenceModelChecking.Outcome {
        let folder = plan.out.map { OutputFolder(path: $0) }
        try folder?.prepare()
        let store = try store ?? Store(path: path)
        let datasets = try datasets()
        let catalogue = PreferenceModelCatalogue(
            store: store, parallel: plan.parallel, items: datasets.flatMap(\.items), seed: plan.seed,
            origins: OriginCheck(origin))
        let named = try await catalogue.model(model)
        let scoring = PairScoring(
            model: try named.model(named: plan.topic), labeller: try PairLabeller.rules(),
            features: try FeaturePack.builtIn().features, parallel: plan.parallel, progress: progress)
        let pairs = try scoring.pairs(
            of: plan.pairs, ReadSettings(sample: plan.sample, seed: plan.seed, skipsBadRows: plan.skipsBadRows))
        let begun = try await RunLedger(store).begin(
            identity(named, datasets), models: [model.description], folder: folder?.url)
        var check = try PreferenceModelCheck(
            of: model.description, try await scoring.scored(pairs, of: plan.pairs),
            features: scoring.features.map(\.name))
        check.source = PreferenceModelCheck.Source(
            candor: Version.current, pairs: URL(fileURLWithPath: plan.pairs).lastPathComponent,
            sha256: try Labelling.sha256(ofFile: plan.pairs), seed: plan.seed, sample: plan.sample)
        if let folder { try folder.write(check, to: folder.file("pm-check.json")) }
        try await begun.conclude(check)
        return PreferenceModelChecking.Outcome(
            id: begun.id, check: check, notes: named.notes + catalogue.passingNotes)
    }

    private func identity(_ named: TopicPreferenceModel, _ datasets: [Dataset]) throws -> RunIdentity {
        try RunIdentity(
            .preferenceModelCheck, plan: plan,
            inputs: [
                "pairs": Labelling.sha256(ofFile: plan.pairs), "pm": named.identity, "data": datasets.identity,
            ])
    }

    /// What an oracle knows the truth about; nobody else needs to.
    private func datasets() throws -> [Dataset] {
        guard !plan.data.isEmpty || model.description.contains("oracle:") else { return [] }
        return try DatasetLoader(probes: Probes.names, badRows: plan.skipsBadRows ? .skip : .stop).load(plan.data)
    }
}
