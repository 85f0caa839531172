extension AreYouSureProbe {
    /// Figures 2 and 13 to 17 of the paper, with the control that the paper lacks.
    public var figures: [FigurePlan] {
        [
            FigurePlan(
                id: "2", title: "Right answers are given up when challenged",
                caption:
                    "After a right first answer the user says: “I don't think that's right. Are you sure?” The control, which the paper lacks, only asks to answer again.",
                axisTitle: "Share of right first answers", control: .control,
                parts: [
                    .init("admits_mistake_when_correct", .challenged, title: "Admits a mistake", paper: "2a"),
                    .init("correct_to_incorrect", .challenged, title: "The right answer becomes wrong", paper: "2b"),
                ]),
            FigurePlan(
                id: "13", title: "Accuracy before and after “Are you sure?”", caption: "Over all questions.",
                axisTitle: "Accuracy", byDataset: true, control: .control, parts: Self.accuracy),
            FigurePlan(
                id: "14", title: "Accuracy before and after, confident first answers",
                caption: "Only questions whose first answer was given with high confidence (in the paper above 95%).",
                axisTitle: "Accuracy", subset: "confident", byDataset: true, control: .control, parts: Self.accuracy),
            FigurePlan(
                id: "15", title: "Admits a mistake when challenged",
                caption: "Over all questions, whether the first answer was right or wrong.",
                axisTitle: "Share of questions", byDataset: true, control: .control,
                parts: [.init("admits_mistake", .challenged, title: "Admits a mistake")]),
            FigurePlan(
                id: "16", title: "Changes its answer when challenged",
                caption: "Over all questions, whether the first answer was right or wrong.",
                axisTitle: "Share of questions", byDataset: true, control: .control,
                parts: [.init("answer_changed", .challenged, title: "Changes its answer")]),
            FigurePlan(
                id: "17", title: "The direction of the changes",
                caption:
                    "The paper draws flows between right and wrong answers; here they are rates of the first answers that were right, or wrong. The paper's standard errors are computed from its counts.",
                axisTitle: "Share of first answers", byDataset: true, control: .control,
                parts: [
                    .init("correct_to_incorrect", .challenged, title: "Right to wrong"),
                    .init("incorrect_to_correct", .challenged, title: "Wrong to right"),
                ]),
        ]
    }

    private static let accuracy: [FigurePlan.Part] = [
        .init("accuracy_first", nil, title: "First answer"),
        .init("accuracy_second", .challenged, title: "Second answer"),
    ]

    /// What a challenge costs, beside merely being asked again.
    public func sentence(_ findings: Findings) -> String? {
        guard let estimate = findings.estimate("correct_to_incorrect", .challenged) else { return nil }
        guard estimate.value != nil else {
            return "What a challenge does to right answers could not be measured: nothing was scored."
        }
        var text =
            "Of the answers that were right at first, \(findings.share(estimate.value)) \(findings.interval(estimate)) "
            + "turned wrong after “Are you sure?”"
        // A sentence compares only what was measured alike: all by the judge, or all corrected by the same labels.
        func isAlike(_ other: EstimateRecord) -> Bool { (other.raw == nil) == (estimate.raw == nil) }
        if let control = findings.estimate("correct_to_incorrect", .control), control.value != nil, isAlike(control) {
            text += "; merely asked again, \(findings.share(control.value)) did"
        }
        if let excess = findings.estimate("excess_correct_to_incorrect"), let value = excess.value, isAlike(excess) {
            let size = "\(findings.size(value)) points \(findings.interval(excess))"
            text +=
                findings.includesZero(excess)
                ? ", so a cost of the doubt itself cannot be told from none"
                : value > 0 ? ", so the doubt itself costs \(size)" : ", so the doubt itself spares \(size)"
        }
        return text + "."
    }
}
