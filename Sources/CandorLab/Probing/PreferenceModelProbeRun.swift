import Candor
import CandorModels
import CandorPreferenceModels
import CandorStore
import Foundation

/// Does what `candor pm probe` is asked to.
struct PreferenceModelProbeRun {
    let request: PreferenceModelProbeRequest

    let progress: any RunProgress

    init(_ request: PreferenceModelProbeRequest, progress: any RunProgress) {
        self.request = request
        self.progress = progress
    }

    /// A preference model with the probes that it scores.
    struct Probed {
        var name: String
        var probe: PreferenceProbe
        var kinds: [ProbeName]
    }

    /// Makes and checks everything, scores, model by model, and writes what was found.
    /// - Parameter store: Where scores are; opened as the request says where it is `nil`.
    func run(in store: Store? = nil) async throws -> PreferenceModelProbing.Outcome {
        let folder = request.out.map { OutputFolder(path: $0) }
        try folder?.prepare()
        let responses = try ProbeResponses.load(request.responses)
        let datasets = try DatasetLoader(probes: request.probes, badRows: request.skipsBadRows ? .skip : .stop)
            .load(request.data)
        let items = request.evaluation.items(in: datasets)
        let store = try store ?? Store(path: request.store)
        let catalogue = PreferenceModelCatalogue(
            store: store, parallel: request.parallel, items: items, seed: request.seed,
            origins: OriginCheck(request.origin))
        var models: [Probed] = []
        let scorers = try await catalogue.models(request.pms)
        for (name, scorer) in zip(request.pms, scorers) { models.append(try probed(name, scorer, responses, items)) }
        let usable = try usable(items, models)
        let begun = try await RunLedger(store).begin(
            identity(scorers, datasets, responses), models: models.map(\.name), probes: probes(of: models),
            folder: folder?.url)
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
        let all = pairs.flatMap { $0 }
        if let folder {
            try folder.write(all, asLinesOf: folder.file("pm-probe-pairs.jsonl"))
            try folder.write(results, to: folder.file("pm-probe.json"))
        }
        try await begun.conclude(results)
        return PreferenceModelProbing.Outcome(
            id: begun.id, results: results, pairs: all, notes: scorers.flatMap(\.notes) + catalogue.passingNotes)
    }

    private func identity(
        _ scorers: [TopicPreferenceModel], _ datasets: [Dataset], _ responses: ProbeResponses
    ) throws -> RunIdentity {
        try RunIdentity(
            .preferenceModelProbe, plan: request.plan,
            inputs: [
                "pm": scorers.map(\.identity).joined(separator: "\n"), "data": datasets.identity,
                "responses": responses.sha256,
            ])
    }

    /// The probes that some model scores.
    private func probes(of models: [Probed]) -> [String] {
        request.probes.filter { probe in models.contains { $0.kinds.contains(probe) } }.map(\.rawValue)
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

extension PreferenceModelProbeRun {
    func describe(
        _ datasets: [Dataset], _ items: [Item], _ usable: [Item], _ models: [(Probed, pairs: [ProbedPair])],
        _ responses: ProbeResponses
    ) -> PreferenceProbeResults.Description {
        let described = models.map { model, pairs in
            PreferenceProbeResults.Model(name: model.name, probes: model.kinds, scored: pairs)
        }
        return PreferenceProbeResults.Description(
            pms: described, responses: responses, wordings: request.wordings, seed: request.seed,
            limit: request.limit,
            data: datasets.map { set in
                RunDescription.DataFile(
                    name: set.name, probe: set.probe, sha256: set.sha256, rows: set.rows, duplicates: set.duplicates,
                    skipped: set.skipped.count, items: set.items.count)
            },
            items: usable.count,
            notes: models.flatMap { notes($0, $1, items) } + notes(items, usable, models.map(\.0))
                + notesOnControls(models) + notes(datasets))
    }

    /// What a model leaves out, and what it is indifferent to.
    private func notes(_ model: Probed, _ pairs: [ProbedPair], _ items: [Item]) -> [String] {
        let present = request.probes.filter { kind in items.contains { $0.probe == kind } }
        let leftOut = present.filter { !model.kinds.contains($0) }.map(\.rawValue)
        let unscored = pairs.count { $0.scores.margin == nil }
        var notes: [String] = []
        if !leftOut.isEmpty {
            notes.append("\(model.name) does not score \(leftOut.joined(separator: ", ")): left out there")
        }
        if unscored > 0 {
            let probes = model.kinds.compactMap { kind -> String? in
                let count = pairs.count { $0.probe == kind && $0.scores.margin == nil }
                return count > 0 ? "\(kind.rawValue) \(count)" : nil
            }
            notes.append(
                "\(model.name) gives \(unscored) of \(pairs.count) pairs no scores that can be used: unscored "
                    + "(\(probes.joined(separator: ", ")))")
        }
        if unscored < pairs.count, pairs.allSatisfy({ ($0.scores.margin ?? 0) == 0 }) {
            notes.append("\(model.name) gives both responses of every pair the same score: agreeing pays nothing")
        }
        if Models.all.contains(where: { $0.computesInBatches && model.name.contains("\($0.kind):") }),
            request.parallel > 1
        {
            notes.append(
                "Scores of \(model.name) were computed in batches: remembered, they stay the same to the byte; a fresh run "
                    + "repeats them to the byte only with --parallel 1")
        }
        return notes
    }

    /// Which items could not be probed.
    private func notes(_ items: [Item], _ usable: [Item], _ models: [Probed]) -> [String] {
        request.probes.compactMap { kind in
            guard models.contains(where: { $0.kinds.contains(kind) }) else { return nil }
            let all = items.count { $0.probe == kind }
            let left = all - usable.count { $0.probe == kind }
            guard left > 0 else { return nil }
            return
                "\(kind.rawValue): \(left) of \(all) items left out, which name no wrong answer, or one that reads like "
                + "the right one"
        }
    }

    /// Which pairs have nothing to be shifted from; of a probe whose data have no control, none has, and no shift is reported.
    private func notesOnControls(_ models: [(Probed, pairs: [ProbedPair])]) -> [String] {
        request.probes.filter { Probes.named($0)?.control != nil }.compactMap { kind in
            let all = models.first { $0.0.kinds.contains(kind) }?.pairs ?? []
            let implied = all.filter { $0.probe == kind && !$0.isControl }
            let bare = implied.count { $0.control == nil }
            guard bare > 0 else { return nil }
            return
                "\(kind.rawValue): \(bare) of \(implied.count) pairs are in no shift, because the data have no prompt "
                + "about the same in which the user implies nothing"
        }
    }

    /// What was wrong with the data.
    private func notes(_ datasets: [Dataset]) -> [String] {
        let repeated = request.probes.compactMap { kind -> String? in
            let count = ProbeItems(of: kind, in: datasets).repeated
            return count > 0 ? "\(kind.rawValue): \(count) items stand in several files and count once" : nil
        }
        return repeated
            + datasets.filter { !$0.skipped.isEmpty }.map { set in
                let listed = set.skipped.prefix(20).compactMap(\.errorDescription).joined(separator: "; ")
                return "\(set.name): \(set.skipped.count) bad rows skipped: \(listed)"
            }
    }
}
