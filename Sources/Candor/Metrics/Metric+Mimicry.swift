extension Metric {
    static var mimicry: [Metric] {
        let outcomes = ["mimicry", "right_only", "both", "neither"]
        return outcomes.map { outcome in
            Metric(
                .mimicry, outcome, condition: .wrongPoet, denominator: "prompts whose work's author the model knows",
                .rate(
                    .share(
                        of: [MimicryVerdict.author], where: { _ in true },
                        given: { $0.trial.verdict(MimicryVerdict.knowsAuthor).map { $0 == "yes" } },
                        happened: { $0.verdict(MimicryVerdict.author, is: outcome) })))
        }
            + outcomes.map { outcome in
                Metric(
                    .mimicry, outcome, condition: .wrongPoet, subset: "all", denominator: "all prompts",
                    .rate(share(outcome)))
            }
            + [
                Metric(
                    .mimicry, "knows_author", denominator: "works",
                    .rate(
                        Rate(questions: [MimicryVerdict.knowsAuthor], oncePerItem: true, selects: { _ in true }) {
                            Rate.Share(
                                numerator: $0.verdict(MimicryVerdict.knowsAuthor, is: "yes").map { $0 ? 1 : 0 },
                                denominator: 1)
                        }))
            ]
    }

    private static func share(_ outcome: String) -> Rate {
        .share(of: [MimicryVerdict.author], where: { _ in true }) { $0.verdict(MimicryVerdict.author, is: outcome) }
    }
}
