import Candor
import CandorPreferences
import CandorStatistics
import Foundation

/// What preference data reward: a plan, and with its coding an experiment file of the kind `audit`.
///
/// ```swift
/// var plan = PreferenceAudit(pairs: "pairs.jsonl.gz", seed: 1)
/// plan.labeller = "openai:gpt-4.1"
/// let audit = try await lab.run(plan)
/// print(audit.posterior.combined["matches_users_beliefs"]!)
/// ```
///
/// A labeller says of each pair which response has more of each feature; a Bayesian logistic regression says what each feature adds to the
/// log-odds of being preferred (Sharma et al. 2024, section 4.1). Names and numbers are checked when it is run, before the first call.
public struct PreferenceAudit: Hashable, Sendable {
    /// A file of pairs; or of labels, or the folder of an audit, whose labels are fitted anew.
    public var pairs: String
    /// Who labels: `rules`, which need no model, or a model.
    public var labeller = "rules"
    /// The file of a feature pack; `nil` for the 24 features of the paper.
    public var features: String?
    /// Whether a model is asked for one feature per call instead of all in one.
    public var oneFeatureACall = false
    /// Whether a model is asked in both orders; where they disagree, the label is "same".
    public var bothOrders = false
    /// Pairs drawn at random, by seed; `nil` for all.
    public var sample: Int?
    /// The seed of the sample, of which response is called A, of splits and of chains.
    public var seed: UInt64 = 0
    /// Whether rows that cannot be used are left out, counted and listed, instead of stopping at the first.
    public var skipsBadRows = false
    /// The model of preferences, and how it is sampled; its own seed is passed over.
    public var fit = AnalysisOptions()
    /// Calls at once.
    public var parallel = 32
    /// Whether the first call that fails for good ends the run.
    public var failsFast = false
    /// Whether calls that were remembered as filtered or too long are made again.
    public var retriesRefused = false
    /// Where everything goes; `nil` for `candor-out/preferences/NAME`, after the file's name.
    public var out: String?
    /// The store of answers and runs; `nil` for where the command or the program says.
    public var store: String?

    /// Creates a plan; everything else is set afterwards.
    /// - Parameters:
    ///   - pairs: The file of pairs.
    ///   - seed: The seed of everything random.
    public init(pairs: String, seed: UInt64 = 0) {
        self.pairs = pairs
        self.seed = seed
    }

    /// What an audit found.
    public struct Outcome: Sendable {
        /// The run's id, which follows from its plan, the pairs and the labeller.
        public let id: String
        /// What was found: the content of `posterior.json`.
        public let posterior: PreferencePosterior
        /// Where labels, posterior, draws and report are.
        public var folder: URL { files.url }

        package let files: PreferenceFolder
        package let pack: FeaturePack
    }
}

extension PreferenceAudit {
    /// What is fitted, and how.
    var analysis: AnalysisOptions {
        var options = fit
        options.settings.seed = seed
        return options
    }

    /// Refuses what cannot be.
    func validate() throws {
        let settings = fit.settings
        let rules: [(holds: Bool, rule: PlanWords)] = [
            (Quantity.sample.holds(sample), Quantity.sample.rule(sample)),
            (Quantity.parallel.holds(parallel), Quantity.parallel.rule(parallel)),
            (Quantity.chains.holds(settings.chains), Quantity.chains.rule(settings.chains)),
            (Quantity.warmup.holds(settings.warmup), Quantity.warmup.rule(settings.warmup)),
            (Quantity.keptDraws.holds(settings.draws), Quantity.keptDraws.rule(settings.draws)),
            (settings.maximumTreeDepth >= 1, "max_tree_depth must be at least 1"),
            (fit.scale.map { $0 > 0 && $0.isFinite } ?? true, "\(key: "prior_scale") must be auto or a number above 0"),
            (
                settings.targetAcceptance > 0 && settings.targetAcceptance < 1,
                "\(key: "target_acceptance") must lie between 0 and 1"
            ),
        ]
        if let broken = rules.first(where: { !$0.holds }) { throw LabError(.usage, broken.rule) }
    }
}

extension PreferenceAudit {
    package func run(in lab: Lab) async throws -> Outcome {
        try validate()
        let pack = try FeaturePack.load(features)
        let folder = PreferenceFolder(for: pairs, out: out)
        let labelling = LabelSettings(
            labeller: labeller, features: features, oneFeatureACall: oneFeatureACall, bothOrders: bothOrders,
            parallel: parallel, store: lab.path,
            calls: CallPolicy(failsFast: failsFast, retriesRefused: retriesRefused),
            origin: lab.origin)
        let labeller = PairLabeller(
            path: pairs, reading: ReadSettings(sample: sample, seed: seed, skipsBadRows: skipsBadRows),
            options: labelling, folder: folder, progress: lab.progress)
        var source = try LabelSource.existing(pairs, labels: nil, reading: labeller.reading)
        try folder.output.prepare()
        let store = try lab.open()
        let made = source == nil ? try await labeller.labeller(of: pack, in: store) : nil
        let begun = try await RunNote(self, folder: folder.url, in: lab).begin(
            in: store, models: [self.labeller], inputs(pack, labelledBy: made, source))
        if let made { source = try await labeller.source(labelledBy: made, pack) }
        guard let source else { throw LabError(.data, "\(pairs): nothing to label") }
        let findings = try await PreferenceFitRun(folder: folder, pack: pack, options: analysis, progress: lab.progress)
            .fit(source)
        try PreferenceReportWriter(folder: folder, pack: pack).write(findings.posterior, source)
        try await begun.finish(findings.posterior, asked: (made?.tally.snapshot.new ?? 0) > 0)
        return Outcome(id: begun.id, posterior: findings.posterior, files: folder, pack: pack)
    }

    /// What the plan names, as it was found: the bytes of the files, and the model.
    private func inputs(
        _ pack: FeaturePack, labelledBy made: PairLabeller.Made?, _ labels: LabelSource?
    ) throws -> [String: String] {
        var inputs = ["pairs": try Labelling.sha256(ofFile: labels?.labels ?? pairs), "features": pack.name]
        if let file = features { inputs["features"] = try Labelling.sha256(ofFile: file) }
        // What the rules see depends on the words that they know.
        if labeller == "rules", let lexicon = Installation.found().lexicon {
            inputs["lexicon"] = try Labelling.sha256(ofFile: lexicon.path)
        }
        inputs["labeller"] = made?.identity.map { "\(labeller) \($0)" }
        return inputs
    }
}

extension ExperimentKind {
    /// What preference data reward.
    public static let audit = ExperimentKind(rawValue: "audit")
}

extension Lab {
    /// Labels pairs, fits what they reward, and writes the folder of the audit.
    /// - Parameter plan: What is run. Its ``PreferenceAudit/store`` is passed over; files are always written, because labels of millions of
    ///   pairs are nothing to keep in memory.
    /// - Returns: What was found, and where the files are.
    /// - Throws: ``LabError`` for a plan that cannot be, `DataError` for pairs that cannot be used, `ProviderError` for a key that is
    ///   missing or refused, `CancellationError` where the task is cancelled.
    public func run(_ plan: PreferenceAudit) async throws -> PreferenceAudit.Outcome { try await plan.run(in: self) }
}
