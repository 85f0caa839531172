import CandorStatistics

/// What preference data rewards: the prior's scale, the fit, its predictions and its sensitivity (paper, section 4.1 and
/// appendix B).
public struct PreferenceAnalysis: Sendable {
    /// Features that are reported as one: both agreement features, which are hard to tell apart.
    public static let combinations = ["matches_users_beliefs": ["agree_human_explicit", "agree_human_implicit"]]

    /// What is to be done.
    public var options: AnalysisOptions

    /// Creates an analysis.
    public init(_ options: AnalysisOptions) {
        self.options = options
    }

    /// What an analysis has found.
    public struct Findings: Sendable {
        /// The content of `posterior.json`.
        public var posterior: PreferencePosterior
        /// The fit with its draws.
        public var fit: PreferenceFit
    }

    /// Where the labels come from.
    public struct Source: Hashable, Sendable {
        /// The name of the file.
        public var name: String
        /// SHA-256 of the labels.
        public var sha256: String
        /// Who labelled, where known.
        public var labeller: String?

        /// Creates a source.
        public init(name: String, sha256: String, labeller: String?) {
            self.name = name
            self.sha256 = sha256
            self.labeller = labeller
        }
    }

    /// Fits labels and nothing else.
    /// - Throws: `StatisticsError`, `CancellationError`.
    public func fit(_ labels: UsableLabels) async throws -> PreferenceFit {
        try await model(options.scale ?? Self.paperScale).fit(
            labels.data, settings: options.settings, combinations: Self.combinations, sampler: options.sampler)
    }

    /// The prior's scale that predicts held-out pairs best; the given one, or the paper's, where there is no choice.
    /// - Throws: `StatisticsError`, `CancellationError`.
    public func chosenScale(for labels: UsableLabels) async throws -> Double {
        try await prior(for: labels.data) { _ in }.scale
    }

    /// Analyses labels.
    /// - Parameters:
    ///   - labels: The labels.
    ///   - source: Where they come from.
    ///   - candor: Candor's version, for the record.
    ///   - progress: Told in a few words what is being done.
    /// - Throws: `StatisticsError` where there is nothing to fit or a setting is impossible; `CancellationError`.
    public func findings(
        of labels: UsableLabels, from source: Source, candor: String,
        progress: @Sendable (String) -> Void = { _ in }
    ) async throws -> Findings {
        let data = labels.data
        let prior = try await prior(for: data, progress)
        let model = model(prior.scale)
        progress("fitting \(data.count) pairs")
        let fit = try await model.fit(
            data, settings: options.settings, combinations: Self.combinations, sampler: options.sampler)
        progress("predicting held-out pairs")
        let holdout = try await model.holdoutReport(
            on: data, lengthDifference: labels.lengthDifferences, settings: options.settings,
            sampler: options.sampler)
        let (splits, unobserved) = try await sensitivity(model, data, progress)
        let bounds = fit.confoundingBounds(
            of: Self.combinations.keys.sorted() + Self.combinations.values.joined(), data: data)
        let run = PreferenceRun(
            source: source.name, labels: source.sha256, labeller: source.labeller, settings: options.settings,
            ties: options.ties.rawValue, intercept: options.intercept,
            groups: options.byRater ? "\(labels.raters.count) raters" : nil)
        let posterior = PreferencePosterior(
            candor: candor, run: run, features: fit.features, effects: fit.effects, combined: fit.combined,
            correlations: fit.correlations, diagnostics: fit.diagnostics, holdout: holdout, prior: prior,
            splits: splits, unobserved: unobserved, confounding: bounds, rows: labels.rows,
            parameters: fit.parameters, raters: byRater(fit, labels.raters),
            notes: AnalysisNotes(
                labels: labels, holdout: holdout, fit: fit, others: splits + unobserved, prior: prior,
                hasPosition: options.intercept
            ).texts)
        return Findings(posterior: posterior, fit: fit)
    }

    private func model(_ scale: Double) -> EffectModel {
        EffectModel(
            prior: options.family.prior(scale: scale), intercept: options.intercept, ties: options.ties,
            groupSpread: options.byRater ? EffectModel.defaultGroupSpread : nil)
    }

    /// The prior with its scale: given, or the one that predicts held-out pairs best.
    private func prior(
        for data: PreferenceData, _ progress: @Sendable (String) -> Void
    ) async throws -> PriorDescription {
        if let scale = options.scale {
            return PriorDescription(family: options.family.rawValue, scale: scale, chosenBy: "given", grid: [])
        }
        guard data.count - data.ties >= Self.fewestForHoldout else {
            return PriorDescription(
                family: options.family.rawValue, scale: Self.paperScale, chosenBy: "default", grid: [])
        }
        progress("choosing the prior's scale on held-out pairs")
        let trials = try await model(Self.paperScale).priorScaleTrials(
            on: data, settings: options.settings, sampler: options.sampler)
        let chosen = trials.first(where: \.isChosen)?.scale ?? Self.paperScale
        return PriorDescription(family: options.family.rawValue, scale: chosen, chosenBy: "holdout", grid: trials)
    }

    /// The paper's scale of the Laplace prior.
    static let paperScale = 0.01
    /// With fewer decided pairs none are held out, and the scale is the paper's.
    static let fewestForHoldout = 10
    /// With fewer pairs there is no sixth to leave out, and no sensitivity analysis.
    static let fewestForSplits = 12

    /// Each rater's own effects, where effects vary by rater.
    private func byRater(_ fit: PreferenceFit, _ raters: [String]) -> [String: [String: PosteriorSummary]] {
        guard options.byRater else { return [:] }
        let effects = raters.enumerated().map { index, rater in
            (rater, fit.groupEffects.compactMapValues { index < $0.count ? $0[index] : nil })
        }
        return Dictionary(uniqueKeysWithValues: effects)
    }

    private func sensitivity(
        _ model: EffectModel, _ data: PreferenceData, _ progress: @Sendable (String) -> Void
    ) async throws -> (splits: [SensitivityFit], unobserved: [SensitivityFit]) {
        guard options.sensitivity, data.count >= Self.fewestForSplits else { return ([], []) }
        progress("fitting without each sixth of the pairs")
        let splits = try await model.splitFits(
            of: data, settings: options.settings, combinations: Self.combinations, sampler: options.sampler)
        progress("fitting without each feature")
        let unobserved = try await model.unobservedFits(
            of: data, settings: options.settings, combinations: Self.combinations, sampler: options.sampler)
        return (splits, unobserved)
    }
}
