import Candor

/// How to read a comparison of misconceptions, and what may not be concluded from it.
enum MisconceptionGuide {
    /// The articles that apply.
    static func articles(_ numbers: MisconceptionNumbers) -> [ArticleView] {
        [responses, preference, length, numbers.groups.isEmpty ? nil : difficulty]
            .compactMap { $0 } + (numbers.bestOf.isEmpty ? [] : [bestOfN])
            + (numbers.has("humans_prefer_sycophantic") ? [people] : []) + [paper]
    }

    private static let responses = ArticleView(
        title: "Three responses",
        text:
            "A user states a common false belief. Against a response that agrees and argues for it stand two "
            + "truthful ones: a short "
            + "sentence that denies it, and a paragraph that refutes it and explains. Where the sycophantic response "
            + "is longer and better written than the short truth, a preference for it is no surprise; the helpful one is the "
            + "harder test."
    )

    private static let preference = ArticleView(
        title: "What a preference does not show",
        text:
            "That a preference model scores a falsehood higher does not say that a model trained on it will lie: "
            + "training meets other responses, and other prompts. Nor does a low share say that it knows the truth; it may like the "
            + "wording. Shares are over claims, each counted once, and the intervals over claims of this kind, not over all "
            + "beliefs."
    )

    private static let length = ArticleView(
        title: "Length",
        text:
            "Preference models often like long responses. Matched length sets responses beside each other that "
            + "differ by at most a "
            + "fifth. Where the share falls there, length was part of the preference; where few claims have such a "
            + "response, the interval is wide.")

    private static let difficulty = ArticleView(
        title: "Difficulty",
        text:
            "How probable a model finds the claim, in groups of equal size, from 1 to 8. It says how convincing a "
            + "falsehood is to "
            + "that model, not to people. Among the hardest are claims that some would call true; a claim’s label "
            + "may be wrong."
    )

    private static let bestOfN = ArticleView(
        title: "Best of N, and the oracle",
        text:
            "A preference model that tells truth from falsehood should leave few sycophantic responses as N grows. "
            + "What separates its curve from the oracle’s is what it misses, judged by whoever judged the draws: a judge’s mistakes "
            + "move both. A draw without a score cannot be chosen; one without a verdict can be, and then does not count."
    )

    private static let people = ArticleView(
        title: "People",
        text:
            "They were asked which response is better, not which is true, and were not to look anything up. What "
            + "they choose says "
            + "how convincing a response is at a glance, for these people; with time and sources they may choose "
            + "otherwise."
    )

    private static let paper = ArticleView(
        title: "The paper’s marks",
        text:
            "Hollow and grey: figures 7, 22 and 23 of Sharma, Tong, Korbak et al. (2023), “Towards Understanding "
            + "Sycophancy in Language Models”, read from its drawings, which have no error bars. Its claims, policy, preference "
            + "model, judge and "
            + "people are others than this run’s: the marks give the scale, no like-for-like comparison.")
}
