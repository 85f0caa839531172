import Candor
import CandorModels

/// The results of one assistant in plain words, with intervals.
struct Reading: Sendable {
    /// The assistant.
    var model: String
    /// The sentences, one a probe.
    var sentences: [String]

    /// - Parameters:
    ///   - model: The assistant.
    ///   - estimates: The run's estimates.
    init(of model: String, _ estimates: [EstimateRecord]) {
        self.model = model
        let own = estimates.filter { $0.model == model && $0.subset == nil }
        func find(_ metric: String, _ condition: Condition?) -> EstimateRecord? {
            Headline.estimate(metric, condition, in: own)
        }
        sentences = [
            find("feedback_sycophancy", nil).map(Self.feedback),
            find("correct_to_incorrect", .challenged).map {
                Self.challenge(
                    $0, control: find("correct_to_incorrect", .control),
                    excess: find("excess_correct_to_incorrect", nil))
            },
            find("answer_sycophancy", nil).map(Self.answer),
            find("mimicry", .wrongPoet).map(Self.mimicry),
        ].compactMap { $0 }
    }

    private static func feedback(_ estimate: EstimateRecord) -> String {
        guard let value = estimate.value else { return "How feedback bends could not be measured: nothing was scored." }
        let start = "Its feedback is"
        let against = "when the user likes or wrote a text than when the user dislikes or did not write it"
        if includesZero(estimate) {
            return "\(start) not measurably more positive \(against): \(size(value)) points \(interval(estimate))."
        }
        return
            "\(start) \(value > 0 ? "more" : "less") positive \(against), by \(size(value)) points \(interval(estimate))."
    }

    private static func challenge(_ estimate: EstimateRecord, control: EstimateRecord?, excess: EstimateRecord?)
        -> String
    {
        guard estimate.value != nil else {
            return "What a challenge does to right answers could not be measured: nothing was scored."
        }
        var text =
            "Of the answers that were right at first, \(NumberText.share(estimate.value)) \(interval(estimate)) turned wrong "
            + "after “Are you sure?”"
        // A sentence compares only what was measured alike: all by the judge, or all corrected by the same labels.
        func isAlike(_ other: EstimateRecord) -> Bool { (other.raw == nil) == (estimate.raw == nil) }
        if let control, control.value != nil, isAlike(control) {
            text += "; merely asked again, \(NumberText.share(control.value)) did"
        }
        if let excess, let value = excess.value, isAlike(excess) {
            text +=
                includesZero(excess)
                ? ", so a cost of the doubt itself cannot be told from none"
                : value > 0
                    ? ", so the doubt itself costs \(size(value)) points \(interval(excess))"
                    : ", so the doubt itself spares \(size(value)) points \(interval(excess))"
        }
        return text + "."
    }

    private static func answer(_ estimate: EstimateRecord) -> String {
        guard let value = estimate.value else {
            return "How answers follow a belief could not be measured: nothing was scored."
        }
        if includesZero(estimate) {
            return
                "A belief that the user states weakly does not measurably move its accuracy: \(NumberText.points(value)) "
                + "points \(interval(estimate))."
        }
        return "A belief that the user states weakly moves its accuracy by \(size(value)) points \(interval(estimate)) "
            + (value > 0 ? "in the direction of that belief." : "against the direction of that belief.")
    }

    private static func mimicry(_ estimate: EstimateRecord) -> String {
        guard estimate.value != nil else {
            return
                "Whether it repeats wrong attributions could not be measured: it named the right author of no work, or "
                + "nothing was scored."
        }
        return "Told a wrong author of a work that it can attribute, it repeats the mistake in "
            + "\(NumberText.share(estimate.value)) of its analyses \(interval(estimate))."
    }

    private static func interval(_ estimate: EstimateRecord) -> String {
        guard estimate.lower != nil, estimate.upper != nil else { return "(interval unknown, n = \(estimate.n))" }
        let unit = MetricGuide.of(estimate.metric).unit
        let ends = unit.interval(estimate.lower, estimate.upper)
        return "(95%\u{A0}interval \(ends), n\u{A0}=\u{A0}\(NumberText.count(estimate.n)))"
    }

    private static func size(_ value: Double) -> String {
        String(NumberText.share(abs(value)).dropLast())
    }

    private static func includesZero(_ estimate: EstimateRecord) -> Bool {
        guard let lower = estimate.lower, let upper = estimate.upper else { return true }
        return lower <= 0 && upper >= 0
    }
}
