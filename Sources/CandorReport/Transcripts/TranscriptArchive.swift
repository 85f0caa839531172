import Candor
import CandorModels
import Foundation

/// All transcripts of a page as data: texts once, trials by reference, and the selection of every estimate.
struct TranscriptArchive: Encodable, Sendable {
    /// A turn by reference.
    struct Turn: Encodable, Sendable {
        var role: Role
        var text: Int
        var purpose: String?
        var aside: Bool?
        var cut: Bool?
        var refusal: Bool?
        var reasoning: Int?
        var missing: String?
    }

    /// A verdict with its reason by reference.
    struct Verdict: Encodable, Sendable {
        var judge: String
        var verdict: String?
        var reason: Int
        var unscored: UnscoredReason?
    }

    /// A trial by reference.
    struct Entry: Encodable, Sendable {
        var id: String
        var probe: ProbeName
        var dataset: String
        var item: String
        var condition: Condition
        var draw: Int
        var model: Int
        var turns: [Turn]
        var verdicts: [Verdict]
        var unscored: UnscoredReason?
        var readings: [String: Double?]
        var prefill: String?
        var about: [String: Int]
        var worth: Double?
        var scores: [Double?]?
        var compared: String?
        var probabilities: [Double]?
    }

    private(set) var texts: [String] = []
    private(set) var models: [String] = []
    private(set) var conditions: [String: String] = [:]
    private(set) var trials: [Entry] = []
    /// One an estimate; `nil` for those that the page does not show.
    private(set) var estimates: [EstimateSelection?] = []
    /// What trials add to the numbers.
    private(set) var evidence: [EvidencePool.Entry] = []
    /// The preference models, in the run's order; `nil` for a run without.
    private(set) var scorers: [String]?

    /// The verdict that a draw has by itself, by probe; `nil` for a run without preference models.
    private(set) var drawVerdicts: [String: String]?

    /// - Parameters:
    ///   - results: What the run found.
    ///   - trials: The trials to show.
    ///   - shown: Which estimates the page shows.
    init(results: RunResults, trials: [Trial], shown: ShownEstimates) {
        var pool = TextPool()
        var names = TextPool()
        let scorers = results.run.optimisation?.scorers.map(\.name) ?? []
        self.scorers = scorers.isEmpty ? nil : scorers.map(PreferenceModelLabel.short)
        drawVerdicts = scorers.isEmpty ? nil : Self.drawVerdicts
        self.trials = trials.map { Self.entry($0, &pool, &names, scorers) }
        texts = pool.texts
        models = names.texts
        for condition in (Probes.conditions + trials.map(\.condition)).uniqued() {
            conditions[condition.rawValue] = ConditionText.of(condition)
        }
        estimates = [EstimateSelection?](repeating: nil, count: results.estimates.count)
        var evidence = EvidencePool(trials, run: results.run)
        for index in shown.indices {
            let estimate = results.estimates[index]
            estimates[index] = EstimateSelection(estimate, run: results.run, evidence: evidence.piece(of: estimate))
        }
        self.evidence = evidence.entries
    }

    /// What a draw is worth by itself; `nil` for unscored, where draws are compared, and in a run without preference models.
    private static func worth(of trial: Trial, _ scorers: [String]) -> Double? {
        guard !scorers.isEmpty, let measure = Probes.named(trial.probe)?.drawMeasure, let question = measure.question
        else { return nil }
        return trial.verdict(question).map { $0 == measure.success ? 1 : 0 }
    }

    private static var drawVerdicts: [String: String] {
        Dictionary(
            Probes.all.compactMap { probe in probe.drawMeasure?.question.map { (probe.name.rawValue, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// JSON that may stand in a script element.
    /// - Throws: ``ReportError`` with `brokenInstallation` should a number not be a finite one.
    func scriptData() throws -> String {
        let writer = JSONWriter(
            oddNumbers: .convertToString(positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan"))
        return HTMLText.scriptData(try writer.bytes(self))
    }

    private static func entry(
        _ trial: Trial, _ pool: inout TextPool, _ names: inout TextPool, _ scorers: [String]
    ) -> Entry {
        var turns: [Turn] = []
        for turn in TranscriptTurn.turns(of: trial) {
            turns.append(
                Turn(
                    role: turn.role, text: pool.place(of: turn.text), purpose: turn.purpose,
                    aside: turn.aside ? true : nil, cut: turn.cut ? true : nil, refusal: turn.refusal ? true : nil,
                    reasoning: turn.reasoning.map { pool.place(of: $0) }, missing: turn.missing))
        }
        var verdicts: [Verdict] = []
        for verdict in trial.verdicts {
            verdicts.append(
                Verdict(
                    judge: verdict.question, verdict: verdict.verdict, reason: pool.place(of: verdict.reason),
                    unscored: verdict.unscored))
        }
        var about: [String: Int] = [:]
        for (key, text) in trial.about.sorted(by: { $0.key < $1.key }) where key != "baseline" {
            about[key] = pool.place(of: key == "passage" ? String(text.prefix(160)) : text)
        }
        let evidence = DrawEvidence(trial, scorers: scorers)
        return Entry(
            id: trial.id, probe: trial.probe, dataset: trial.dataset, item: trial.item, condition: trial.condition,
            draw: trial.draw, model: names.place(of: trial.model), turns: turns, verdicts: verdicts,
            unscored: trial.unscored,
            readings: trial.readings, prefill: trial.prefill, about: about,
            worth: worth(of: trial, scorers), scores: evidence.scores, compared: evidence.compared,
            probabilities: evidence.probabilities)
    }
}

/// What the page's script needs to list the trials behind one estimate.
struct EstimateSelection: Encodable, Hashable, Sendable {
    var title: String
    var detail: String
    var value: String
    var counted: String
    var probe: ResultSubject
    var model: String
    var dataset: String?
    var conditions: [Condition]
    /// Which of the archive's pieces of evidence it rests on, of all data sets; `nil` where what a trial adds is not known.
    var evidence: Int?
    /// The verdicts and readings that say what a trial adds.
    var deciding: [String]
    /// The condition whose trial of the same item and draw stands beside each trial.
    var beside: Condition?
    /// How draws are chosen among; `nil` for a run without preference models.
    var draws: DrawSelection?

    /// - Parameters:
    ///   - estimate: The estimate.
    ///   - run: The run.
    ///   - evidence: What the trials of the page add to it.
    init(_ estimate: EstimateRecord, run: RunDescription, evidence: EvidencePool.Piece?) {
        let guide = MetricGuide.of(estimate.metric)
        title = guide.title
        detail = [
            ModelLabel.short(estimate.model), estimate.pm.map { "chosen by \(PreferenceModelLabel.short($0))" },
            Strength(estimate)?.text, estimate.scoredBy.map { "scored by \(PreferenceModelLabel.short($0))" },
            estimate.dataset.map(DatasetName.readable) ?? "all data sets",
            estimate.condition.map { ConditionText.of($0, in: estimate.probe) }, estimate.subset.map { "subset \($0)" },
        ].compactMap { $0 }.joined(separator: " · ")
        let interval = guide.unit.interval(estimate.lower, estimate.upper)
        value =
            [guide.unit.value(estimate.value), guide.unit.isInWords ? guide.unit.name : nil].compactMap { $0 }
            .joined(separator: " ") + " (95% interval \(interval))"
        counted =
            "n = \(NumberText.count(estimate.n)), unscored \(UnscoredText.count(estimate)); "
            + "counted: \(estimate.denominator)"
        probe = estimate.subject
        model = estimate.model
        dataset = estimate.dataset
        let own = estimate.condition.map { [$0] } ?? []
        conditions = own.isEmpty ? evidence?.conditions ?? [] : own
        self.evidence = evidence?.place
        deciding = evidence?.metric.deciding ?? []
        beside = estimate.probe.flatMap(Probes.named)?.control
        draws = DrawSelection(estimate, run: run, metric: evidence?.metric)
    }
}
