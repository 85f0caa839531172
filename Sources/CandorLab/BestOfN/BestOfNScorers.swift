import Candor
import CandorModels
import CandorPreferenceModels

/// The preference models of a run, made and ready before the first call is paid.
struct BestOfNScorers {
    let models: [TopicPreferenceModel]
    private let catalogue: PreferenceModelCatalogue

    init(_ request: BestOfNRequest, _ equipment: Equipment) async throws {
        let items = request.evaluation.items(in: equipment.datasets)
        catalogue = PreferenceModelCatalogue(
            store: equipment.store, parallel: request.evaluation.parallel, items: items,
            seed: request.evaluation.settings.seed, calls: request.evaluation.calls, origins: equipment.origins)
        models = try await catalogue.models(request.pms)
        guard request.evaluation.probes.contains(where: apply) else {
            let probes = request.evaluation.probes.map(\.rawValue).joined(separator: ", ")
            throw LabError(.usage, "none of the preference models scores responses to \(probes)")
        }
    }

    /// What was seen while models were asked; a run from remembered scores sees less.
    var passingNotes: [String] { catalogue.passingNotes }

    /// Whether any of them scores a probe's responses.
    func apply(to probe: ProbeName) -> Bool { models.contains { $0.model(for: DialogueTopic(probe)) != nil } }

    /// What each is, for the plan: name without address, and identities.
    var identities: [String] { models.map(\.identity) }

    /// What a reader should know: which probes a model leaves out.
    func notes(_ probes: [ProbeName]) -> [String] {
        models.flatMap { model in
            model.notes
                + probes.filter { model.model(for: DialogueTopic($0)) == nil }.map {
                    "\(model.name) does not score \($0.rawValue): left out there"
                }
        }
    }

    /// The models, with how many responses each gave no usable score.
    func described(_ trials: [Trial]) -> [OptimisationDescription.Scorer] {
        models.map { model in
            let name = model.name.description
            let parts = model.parts
            return OptimisationDescription.Scorer(
                name: name, identity: Set(parts.map(\.identity.description)).sorted().joined(separator: ", "),
                isComparative: parts.contains { $0.isComparative },
                unscored: trials.count { $0.isAnswered && ($0.scores?[name].map { $0 == nil } ?? false) })
        }
    }
}
