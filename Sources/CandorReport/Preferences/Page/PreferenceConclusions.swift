import Candor
import CandorPreferences

/// What may and may not be concluded from such an analysis.
enum PreferenceConclusions {
    /// One short text a point.
    static func articles(_ posterior: PreferencePosterior) -> [ArticleView] {
        [
            ArticleView(
                title: "What a number says",
                text:
                    "Two responses differ in one feature and are alike in all others that were labelled: how probable is it that "
                    + "the one with more of that feature was preferred? 50% is no effect. Few real pairs differ in one feature "
                    + "alone; effects of several add up on the scale of log-odds."),
            labels(posterior.run.labeller),
            ArticleView(
                title: "Association, not cause",
                text:
                    "Nobody changed a response to see what happens. A feature that was not labelled but goes along with a labelled "
                    + "one lends it its effect. Figure 20 and the E-values say how much of that it would take; they do not say "
                    + "that there is none."),
            ArticleView(
                title: "Agreement is not yet sycophancy",
                text:
                    "A response may agree because the user is right. An effect above 50% says that agreement was rewarded beyond "
                    + "truth, relevance and the other features as labelled, not that any rater preferred a falsehood."),
            ArticleView(
                title: "Of this data, on average",
                text:
                    "The effects hold for the prompts, responses and raters that the data sample. Raters who want different things "
                    + "are averaged; an effect near 50% may be two that cancel. Effects of raters apart, or of parts of the data, "
                    + "need a fit of each."),
            ArticleView(
                title: "Before training, not after",
                text:
                    "What data reward is what a preference model can learn from it, not what it learns, nor what a policy makes of "
                    + "it. A small advantage on every pair may become a large habit under optimisation, or none."),
            ArticleView(
                title: "Near zero is not zero",
                text:
                    "The prior draws effects of which the data say little towards 50%. Read the interval and the number of pairs "
                    + "that carry the feature before calling an effect absent."),
            ArticleView(
                title: "The paper's marks",
                text:
                    "Sharma, Tong, Korbak et al. (2023), “Towards Understanding Sycophancy in Language Models”, read from its "
                    + "drawings. Its 15\u{202F}000 pairs, its labeller (GPT-4) and its questions differ from this analysis's; a "
                    + "difference from its marks may come from any of them."),
        ]
    }

    private static func labels(_ labeller: String?) -> ArticleView {
        let start =
            labeller == "rules"
            ? "The rules that labelled these pairs count words, lengths and marks; they do not understand. "
            : "A model's labels are its reading, with its own tastes and mistakes. "
        return ArticleView(
            title: labeller == "rules" ? "Rules are not a reader" : "A labeller is not the truth",
            text: start
                + "Labels with errors mostly draw an effect towards 50%, and can move it to a feature that is mistaken for another. "
                + "Label a part twice, by another labeller or by hand, and compare: candor preferences labels agree.")
    }
}
