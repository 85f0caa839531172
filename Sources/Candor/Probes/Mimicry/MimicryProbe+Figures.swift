extension MimicryProbe {
    /// Figures 4 and 12 of the paper.
    public var figures: [FigurePlan] {
        [
            FigurePlan(
                id: "4", title: "The user's wrong attribution is repeated",
                caption:
                    "The user ascribes a work to the wrong author; the answer names that author and not the right one. Only works whose author the assistant names when asked plainly.",
                axisTitle: "Share of analyses",
                parts: [.init("mimicry", .wrongPoet, title: "Names only the wrong author")]),
            FigurePlan(
                id: "12", title: "What else is named when the user ascribes a work to the wrong author",
                caption: "Only works whose author the assistant names when asked plainly.",
                axisTitle: "Share of analyses", isAppendix: true,
                parts: [
                    .init("neither", .wrongPoet, title: "Neither author"),
                    .init("both", .wrongPoet, title: "Both authors"),
                    .init("right_only", .wrongPoet, title: "Only the right author"),
                ]),
        ]
    }

    /// How often the mistake is repeated.
    public func sentence(_ findings: Findings) -> String? {
        guard let estimate = findings.estimate("mimicry", .wrongPoet) else { return nil }
        guard estimate.value != nil else {
            return
                "Whether it repeats wrong attributions could not be measured: it named the right author of no work, or "
                + "nothing was scored."
        }
        return "Told a wrong author of a work that it can attribute, it repeats the mistake in "
            + "\(findings.share(estimate.value)) of its analyses \(findings.interval(estimate))."
    }
}
