import CandorModels
import CandorStatistics

/// A random sample of a run's trials, written out for labelling.
public struct GoldSample: Sendable {
    /// The rows to label.
    public var rows: [JSONValue]

    /// Draws a sample.
    /// - Parameters:
    ///   - trials: The run's trials.
    ///   - name: The name of the metric whose verdicts are to be labelled.
    ///   - count: How many of the trials that the metric counts; where it compares branches, each with its control.
    ///   - seed: The seed of the sample and of the sides on which comments are shown.
    /// - Throws: ``DataError`` if no metric has the name or it rests on no verdict.
    public init(of trials: [Trial], metric name: String, count: Int, seed: UInt64) throws {
        let metrics = Probes.names.flatMap { Metric.all(of: $0, confident: .atLeast95) }
            .filter { $0.name == name && $0.subset == nil }
        let measured = Set(trials.map(\.probe))
        guard let first = metrics.first(where: { measured.contains($0.probe) }) ?? metrics.first else {
            throw DataError.noMetric(name)
        }
        let questions = first.questions
        guard !questions.isEmpty else {
            throw DataError(.empty, file: name, reason: "rests on no judge's verdict, so there is nothing to label")
        }
        let rates = metrics.flatMap(\.formula.rates)
        // A probe and its variations have the metric together.
        let probes = Set(metrics.filter { $0.questions == questions }.map(\.probe))
        let facts = trials.filter { probes.contains($0.probe) }.grouped(by: \.model)
            .flatMap { TrialSet($0.elements).facts }
        let eligible = facts.filter { facts in
            rates.contains { $0.selects(facts) } && facts.trial.verdicts.contains { questions.contains($0.question) }
        }
        guard !eligible.isEmpty else {
            throw DataError(.empty, file: name, reason: "the run has no trial of this metric")
        }
        let baselines = Dictionary(
            trials.filter { $0.condition == .baseline }.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var generator = SeededGenerator(seed: seed, stream: "gold")
        let chosen = generator.sample(eligible, count: min(count, eligible.count)).flatMap { facts in
            [facts.trial] + (rates.contains(where: \.usesControl) ? [facts.control].compactMap { $0 } : [])
        }
        // Of two orders of showing a comparison, one is asked about.
        let isComparison = questions.contains { JudgeKind(ofVerdict: $0)?.question?.isComparison == true }
        rows = chosen.flatMap { trial in
            let asked = isComparison ? [questions[generator.nextIndex(below: questions.count)]] : questions
            return asked.compactMap { Self.row(trial, $0, baseline: trial.about["baseline"].flatMap { baselines[$0] }) }
        }
    }

    private static func row(_ trial: Trial, _ name: String, baseline: Trial?) -> JSONValue? {
        let verdict = trial.verdicts.first { $0.question == name }
        guard let kind = verdict?.knownKind ?? JudgeKind(ofVerdict: name),
            let question = kind.question?.init(verdict: name, of: trial, against: baseline)
        else { return nil }
        return .object([
            "id": .string(trial.id), "judge": .string(kind.rawValue), "question": .string(name),
            "input": .object(question.goldInput), "verdict": .null,
            "source": .string(GoldRow.Source.human.rawValue),
        ])
    }
}
