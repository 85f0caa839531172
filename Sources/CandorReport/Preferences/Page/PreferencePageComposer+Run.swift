import Candor
import CandorModels
import CandorStatistics

extension PreferencePageComposer {
    /// Whether the draws may be believed, as numbers.
    var diagnostics: [RunView.Setting] {
        let sampling = posterior.diagnostics
        var settings: [RunView.Setting] = [
            .init(name: "Converged", value: sampling.hasConverged ? "yes" : "no: see the top of this page"),
            .init(name: "Highest R-hat", value: NumberText.rHat(sampling.maximumRHat)),
            .init(name: "Least bulk ESS", value: NumberText.draws(sampling.minimumBulkESS)),
            .init(name: "Least tail ESS", value: NumberText.draws(sampling.minimumTailESS)),
            .init(name: "Divergences", value: NumberText.count(sampling.divergences)),
            .init(name: "Cut at full depth", value: NumberText.count(sampling.treeDepthHits)),
            .init(name: "Least E-BFMI", value: NumberText.decimals(sampling.minimumEBFMI, 2)),
            .init(name: "Steps a draw", value: NumberText.decimals(sampling.leapfrogStepsPerDraw, 1)),
            .init(name: "Acceptance", value: NumberText.decimals(sampling.acceptance, 3)),
            .init(
                name: "Step sizes",
                value: sampling.stepSizes.map { NumberText.significant($0) }.joined(separator: ", ")),
            .init(name: "Sampler", value: sampling.sampler),
            .init(name: "Seconds", value: NumberText.decimals(sampling.seconds, 2)),
        ]
        if let accepted = sampling.correctionAcceptance {
            settings.append(.init(name: "Corrections accepted", value: NumberText.decimals(accepted, 3)))
        }
        return settings
    }

    /// What was fitted, and how.
    var settings: [RunView.Setting] {
        let run = posterior.run
        let sampling = run.settings
        return [
            .init(name: "Data", value: run.source), .init(name: "Labeller", value: run.labeller ?? "not recorded"),
            .init(name: "Labels", value: "SHA-256 \(run.labels.prefix(12))…"),
            .init(
                name: "Prior",
                value: "\(posterior.prior.family), scale \(NumberText.significant(posterior.prior.scale)), "
                    + (posterior.prior.chosenBy == "holdout" ? "chosen on held-out pairs" : posterior.prior.chosenBy)),
            .init(name: "Ties", value: run.ties.replacing("-", with: " ")),
            .init(name: "Intercept", value: run.intercept ? "fitted, for the position of a response" : "none"),
            .init(name: "Groups", value: run.groups ?? "none"),
            .init(name: "Chains", value: String(sampling.chains)),
            .init(name: "Draws a chain", value: "\(sampling.draws) kept after \(sampling.warmup) of warm-up"),
            .init(name: "Aims at", value: "acceptance \(NumberText.significant(sampling.targetAcceptance))"),
            .init(name: "Mass matrix", value: sampling.metric.rawValue),
            .init(name: "Greatest depth", value: String(sampling.maximumTreeDepth)),
            .init(name: "Seed", value: String(sampling.seed)), .init(name: "Candor", value: posterior.candor),
        ]
    }
}
