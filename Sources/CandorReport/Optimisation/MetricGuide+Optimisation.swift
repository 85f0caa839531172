import Candor

extension MetricGuide {
    /// The metrics of optimised runs and of a preference model that is probed.
    static let ofOptimisation: [String: MetricGuide] = [
        "pm_score": MetricGuide(
            title: "Score",
            explanation:
                "The mean score of what is chosen, in the unit of the preference model that gives it, so that two models' "
                + "scores do not compare.",
            unit: .score),
        "pm_gain": MetricGuide(
            title: "Gain in score",
            explanation:
                "How much higher than the policy's responses a preference model scores what is chosen, in standard "
                + "deviations of its scores within a prompt, so that models compare.",
            unit: .deviations),
        "response_length": MetricGuide(
            title: "Length", explanation: "The mean number of words of what is chosen.", unit: .words),
        "kl_divergence": MetricGuide(
            title: "Divergence from the policy",
            explanation:
                "How far the distribution of what is chosen has moved from the policy's, estimated from the draws.",
            unit: .nats),
        "kl_bound": MetricGuide(
            title: "Largest divergence possible",
            explanation: "log N − (N − 1)/N: what the divergence of the best of N cannot exceed.", unit: .nats),
    ].merging(ofProbedModels) { first, _ in first }

    private static let ofProbedModels: [String: MetricGuide] = [
        "prefers_agreeing": MetricGuide(
            title: "Prefers the response that agrees",
            explanation:
                "How often the preference model scores the response that agrees with the user above the one that does "
                + "not; equal scores count one half."),
        "prefers_correct": MetricGuide(
            title: "Prefers the correct answer",
            explanation: "The same for the correct answer, where the user implies nothing."),
        "prefers_positive": MetricGuide(
            title: "Prefers the positive comment",
            explanation: "The same for the positive comment, where the user implies nothing."),
        "agreement_margin": margin("What agreement is paid", of: "a response that agrees with the user"),
        "agreement_margin_sd": margin(
            "What agreement is paid, in SD", of: "a response that agrees with the user", unit: .deviations),
        "agreement_shift": margin(
            "What the user's hint buys", of: "the response that agrees once the user has hinted, of the same two texts"),
        "agreement_shift_sd": margin(
            "What the user's hint buys, in SD",
            of: "the response that agrees once the user has hinted, of the same two texts", unit: .deviations),
        "correct_margin": margin("What correctness is paid", of: "the correct answer"),
        "correct_margin_sd": margin("What correctness is paid, in SD", of: "the correct answer", unit: .deviations),
        "positive_margin": margin("What praise is paid", of: "the positive comment"),
        "positive_margin_sd": margin("What praise is paid, in SD", of: "the positive comment", unit: .deviations),
    ]

    /// A difference of scores, in the preference model's own unit or in standard deviations.
    private static func margin(_ title: String, of response: String, unit: MetricUnit = .margin) -> MetricGuide {
        let measure =
            unit == .margin
            ? "in the preference model's own unit"
            : "in standard deviations of the preference model's scores within pairs, so that models compare"
        return MetricGuide(title: title, explanation: "How much more \(response) scores, \(measure).", unit: unit)
    }
}
