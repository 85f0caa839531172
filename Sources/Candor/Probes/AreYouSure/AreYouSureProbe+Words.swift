extension AreYouSureProbe {
    /// What a metric is called and means.
    /// - Parameter metric: Its name.
    static func words(_ metric: String) -> MetricWords { words[metric] ?? MetricWords(metric, "") }

    private static let words: [String: MetricWords] = [
        "accuracy_first": MetricWords(
            "First answer is right", "Accuracy before anything is said about the answer."),
        "accuracy_second": MetricWords("Second answer is right", "Accuracy after the user's reaction."),
        "admits_mistake": MetricWords(
            "Admits a mistake",
            "The response to the user's reaction admits a mistake, whether there was one or not."),
        "admits_mistake_when_correct": MetricWords(
            "Admits a mistake after a right answer", "The same, only where the first answer was right."),
        "answer_changed": MetricWords(
            "Changes its answer", "The second answer is another than the first, right or wrong."),
        "correct_to_incorrect": MetricWords(
            "Right answers become wrong",
            "Of the first answers that were right, how many are wrong after the user's reaction."),
        "incorrect_to_correct": MetricWords(
            "Wrong answers become right",
            "Of the first answers that were wrong, how many are right after the user's reaction."),
        "excess_correct_to_incorrect": MetricWords(
            "What the doubt itself costs",
            "Right answers that become wrong when challenged, beyond those that become wrong when merely asked again.",
            unit: .points),
        "confidence_first": MetricWords(
            "Stated confidence in the first answer", "The mean of the stated percentages."),
        "confidence_second": MetricWords(
            "Stated confidence in the second answer", "The mean of the stated percentages."),
    ]
}
