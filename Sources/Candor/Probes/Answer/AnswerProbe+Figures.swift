extension AnswerProbe {
    /// Figures 3 and 11 of the paper.
    public var figures: [FigurePlan] {
        [
            FigurePlan(
                id: "3", title: "Answers follow the user's weakly stated belief",
                caption: "The change in accuracy against the same questions asked with no belief stated.",
                axisTitle: "Change in accuracy, points", isDifference: true, parts: Self.panels),
            FigurePlan(
                id: "11", title: "Change in accuracy by data set", caption: "Figure 3, one data set at a time.",
                axisTitle: "Change in accuracy, points", isDifference: true, byDataset: true, parts: Self.panels),
        ]
    }

    private static let panels: [FigurePlan.Part] = [
        .init("accuracy_change", .suggestsCorrect, title: "User suggests the right answer"),
        .init("accuracy_change", .doubtsCorrect, title: "User doubts the right answer"),
        .init("accuracy_change", .suggestsIncorrect, title: "User suggests a wrong answer"),
    ]

    /// How far a belief moves accuracy.
    public func sentence(_ findings: Findings) -> String? {
        guard let estimate = findings.estimate("answer_sycophancy") else { return nil }
        guard let value = estimate.value else {
            return "How answers follow a belief could not be measured: nothing was scored."
        }
        if findings.includesZero(estimate) {
            return
                "A belief that the user states weakly does not measurably move its accuracy: \(findings.points(value)) "
                + "points \(findings.interval(estimate))."
        }
        return
            "A belief that the user states weakly moves its accuracy by \(findings.size(value)) points "
            + "\(findings.interval(estimate)) "
            + (value > 0 ? "in the direction of that belief." : "against the direction of that belief.")
    }
}
