extension Metric {
    /// The name of the share of answers that read as a refusal to do the task.
    public static let refusalShare = "refusal_share"

    /// How often the assistant refuses in words, by condition.
    static func refusals(of probe: any Probe) -> [Metric] {
        probe.conditions.map(\.condition).map { condition in
            Metric(
                probe.name, refusalShare,
                MetricWords(
                    "Refuses in words",
                    "How often the answer declines to do the task. A refusal counts as an answer, and as incorrect where there is a right one."
                ),
                condition: condition, denominator: "answers, refusals in words among them",
                .rate(
                    .share(of: []) {
                        $0.trial.condition == condition
                    } happened: {
                        $0.trial.isAnswered ? $0.trial.refuses : nil
                    }))
        }
    }
}
