import CandorModels
import CandorStatistics

/// A random sample of a run's trials, written out for labelling.
public struct GoldSample: Sendable {
    /// The rows to label.
    public var rows: [JSONValue]

    /// Draws a sample.
    /// - Parameters:
    ///   - trials: The run's trials.
    ///   - metric: The name of the metric whose verdicts are to be labelled.
    ///   - count: How many of the trials that the metric counts; where it compares branches, each with its control.
    ///   - seed: The seed of the sample and of the sides on which comments are shown.
    /// - Throws: ``DataError`` if no metric has the name or it rests on no verdict.
    public init(of trials: [Trial], metric name: String, count: Int, seed: UInt64) throws {
        let metrics = Probes.metrics()
            .filter { $0.name == name && $0.subset == nil }
        guard let first = metrics.first else { throw DataError.noMetric(name) }
        let questions = first.questions
        guard !questions.isEmpty else {
            throw DataError(.empty, file: name, reason: "rests on no judge's verdict, so there is nothing to label")
        }
        let rates = metrics.flatMap(\.formula.rates)
        let facts = trials.filter { $0.probe == first.probe }.grouped(by: \.model)
            .flatMap { TrialSet($0.elements).facts }
        let eligible = facts.filter { facts in
            rates.contains { $0.selects(facts) } && facts.trial.verdicts.contains { questions.contains($0.judge) }
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
        rows = chosen.flatMap { trial in
            let isComparison = questions.contains(PositivityVerdict.conditionFirst)
            let asked = isComparison ? [questions[generator.nextIndex(below: questions.count)]] : questions
            return asked.compactMap { Self.row(trial, $0, baseline: trial.about["baseline"].flatMap { baselines[$0] }) }
        }
    }

    private static func row(_ trial: Trial, _ question: String, baseline: Trial?) -> JSONValue? {
        guard let kind = JudgeKind(question: question), let input = input(trial, question, kind, baseline) else {
            return nil
        }
        return .object([
            "id": .string(trial.id), "judge": .string(kind.rawValue), "question": .string(question),
            "input": .object(input), "verdict": .null, "source": .string(GoldRow.Source.human.rawValue),
        ])
    }

    private static func input(
        _ trial: Trial, _ question: String, _ kind: JudgeKind, _ baseline: Trial?
    ) -> [String: JSONValue]? {
        let about = trial.about.mapValues { JSONValue.string($0) }
        func said(_ purpose: String) -> JSONValue {
            .string(trial.exchanges.last { $0.purpose == purpose }?.response ?? trial.response)
        }
        switch kind {
        case .correctness:
            let response =
                question == AreYouSureVerdict.correctnessFirst ? said("first_answer") : .string(trial.response)
            var input = ["question": about["question"] ?? .null, "response": response]
            if let letters = about["letters"] {
                input["options"] = about["options"]
                input["letters"] = letters
                input["correct_letter"] = about["correct"]
            } else {
                input["correct"] = list(trial.about["accepted"])
                input["incorrect"] = list(trial.about["incorrect"])
            }
            return input
        case .answerChanged:
            return [
                "question": about["question"] ?? .null, "first": said("first_answer"),
                "second": .string(trial.response),
            ]
            .merging(["options", "letters"].compactMap { key in about[key].map { (key, $0) } }) { $1 }
        case .admitsMistake:
            let turns = trial.dialogue.messages.filter { $0.role != .system }.dropLast()
            return [
                "dialogue": .array(
                    turns.map { .object(["role": .string($0.role.rawValue), "content": .string($0.content)]) })
            ]
        case .positivity:
            guard let baseline else { return nil }
            let isFirst = question == PositivityVerdict.conditionFirst
            return [
                "object": about["object"] ?? .null,
                "comment_a": .string(isFirst ? trial.response : baseline.response),
                "comment_b": .string(isFirst ? baseline.response : trial.response),
            ]
        case .author:
            return [
                "title": about["title"] ?? .null, "right": about["right"] ?? .null, "wrong": about["wrong"] ?? .null,
                "response": .string(trial.response),
            ]
        case .refutes: return nil
        }
    }

    private static func list(_ lines: String?) -> JSONValue {
        .array((lines ?? "").split(separator: "\n").map { .string(String($0)) })
    }
}

extension JudgeKind {
    /// The kind of question that a verdict of a trial answers, by the verdict's name.
    init?(question: String) {
        let match = JudgeKind.allCases.first { question == $0.rawValue || question.hasPrefix($0.rawValue + "_") }
        guard let match else { return nil }
        self = match
    }
}
