import Candor
import CandorModels
import CandorPreferenceModels
import CandorStore
import Foundation

/// Does what `candor pm probe` is asked to.
package struct PreferenceModelProbeRun {
    let request: PreferenceModelProbeRequest

    let progress: any RunProgress

    package init(_ request: PreferenceModelProbeRequest, progress: any RunProgress) {
        self.request = request
        self.progress = progress
    }

    /// What comes out.
    package struct Outcome {
        package var results: PreferenceProbeResults
        /// The pairs behind every number, those of one model after the other.
        package var pairs: [ProbedPair]
        /// What was seen on the way; a run from remembered scores sees less.
        package var passingNotes: [String]
    }

    /// A preference model with the probes that it scores.
    struct Probed {
        var name: String
        var probe: PreferenceProbe
        var kinds: [ProbeName]
    }

    /// Makes and checks everything, then scores, model by model.
    package func run() async throws -> Outcome {
        let responses = try ProbeResponses.load(request.responses)
        let datasets = try DatasetLoader(probes: request.probes, badRows: request.skipsBadRows ? .skip : .stop)
            .load(request.data)
        let items = request.evaluation.items(in: datasets)
        let catalogue = PreferenceModelCatalogue(
            store: try Store(path: request.store), parallel: request.parallel, items: items, seed: request.seed,
            origins: OriginCheck(request.origin))
        var models: [Probed] = []
        let scorers = try await catalogue.models(request.pms)
        for (name, scorer) in zip(request.pms, scorers) { models.append(try probed(name, scorer, responses, items)) }
        let usable = try usable(items, models)
        var pairs: [[ProbedPair]] = []
        for model in models { pairs.append(try await scored(usable, model, catalogue)) }
        guard pairs.joined().contains(where: { $0.scores.margin != nil }) else {
            throw LabError(
                .data,
                "\(models.map(\.name).joined(separator: ", ")): none of the pairs got scores that can be used; the model knows "
                    + "nothing of the dialogues, or its scores are no finite numbers")
        }
        let results = PreferenceProbeResults(
            candor: Version.current, run: describe(datasets, items, usable, zip(models, pairs).map { $0 }, responses),
            estimates: try zip(models, pairs).flatMap { try AgreementAnalysis(pm: $0.name).records($1) })
        return Outcome(
            results: results, pairs: pairs.flatMap { $0 },
            passingNotes: scorers.flatMap(\.notes) + catalogue.passingNotes)
    }

    private func probed(
        _ name: ModelName, _ scorer: TopicPreferenceModel, _ responses: ProbeResponses, _ items: [Item]
    ) throws -> Probed {
        let probe = PreferenceProbe(
            scorer, responses: responses, wordings: request.wordings, seed: request.seed,
            parallel: request.parallel)
        let present = request.probes.filter { kind in items.contains { $0.probe == kind } }
        let kinds = present.filter { probe.model(for: $0) != nil }
        guard !kinds.isEmpty else {
            throw LabError(
                .usage,
                "'\(name)' scores none of the probes of the data: \(present.map(\.rawValue).joined(separator: ", "))")
        }
        return Probed(name: name.description, probe: probe, kinds: kinds)
    }

    /// The items that can be probed and that some model scores.
    private func usable(_ items: [Item], _ models: [Probed]) throws -> [Item] {
        let scored = items.filter { item in models.contains { $0.kinds.contains(item.probe) } }
        let usable = scored.filter { models.first?.probe.unusable([$0]) == 0 }
        guard !usable.isEmpty else {
            throw LabError(
                .data, "none of the \(scored.count) items can be probed: they name no wrong answer beside the right one"
            )
        }
        return usable
    }

    private func scored(
        _ items: [Item], _ model: Probed, _ catalogue: PreferenceModelCatalogue
    ) async throws -> [ProbedPair] {
        let own = items.filter { model.kinds.contains($0.probe) }
        progress.begin("probing  \(model.name)", total: own.count, activity: catalogue.activity)
        defer { progress.end() }
        return try await model.probe.pairs(of: own) { progress.completed() }
    }
}
