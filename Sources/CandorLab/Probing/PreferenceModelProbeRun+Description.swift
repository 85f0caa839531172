import Candor
import CandorPreferenceModels

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
        if model.name.contains("llama:"), request.parallel > 1 {
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
            let count = EvaluationRequest.repeatedItems(kind, in: datasets)
            return count > 0 ? "\(kind.rawValue): \(count) items stand in several files and count once" : nil
        }
        return repeated
            + datasets.filter { !$0.skipped.isEmpty }.map { set in
                let listed = set.skipped.prefix(20).compactMap(\.errorDescription).joined(separator: "; ")
                return "\(set.name): \(set.skipped.count) bad rows skipped: \(listed)"
            }
    }
}
