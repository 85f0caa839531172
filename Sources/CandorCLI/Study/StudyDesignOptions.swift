import ArgumentParser
import CandorLab

/// How a study is run.
struct StudyDesignOptions: ParsableArguments {
    @Option(help: "The title on every page.")
    var title: String = "Comparing responses"
    @Option(help: "What raters are asked about each pair.")
    var question: String = "Which response is better?"
    @Option(help: "The consent text for raters (Markdown). Default: a general text.", completion: .file())
    var consent: String?
    @Option(help: "Instructions for raters (Markdown). Default: a general text.", completion: .file())
    var instructions: String?
    @Option(
        help:
            "What is said at the end (Markdown). Default: a general text; where responses are sycophantic on purpose, it says so.",
        completion: .file())
    var thanks: String?
    @Option(help: "Raters per pair.")
    var ratersPerPair: Int = 5
    @Option(help: "Pairs per rater.")
    var pairsPerRater: Int = 20
    @Flag(help: "Let raters say that neither is better.")
    var ties = false
    @Flag(help: "Let raters add comments.")
    var comments = false
    @Flag(help: "Let raters go back and change their answers.")
    var back = false
    @Option(help: "Insert one attention check every N pairs; 0 disables.")
    var checkEvery: Int = 10
    @Option(help: "Offer a break after every N pairs; 0 for none.")
    var breakEvery: Int = 25
    @Option(
        help: "The share of practice pairs, from 0 to 1, that raters must get right to continue. Default: all continue."
    )
    var screening: Double?
    @Option(help: "Minutes to reserve a place for an inactive rater.")
    var timeout: Double = 30
    @Flag(help: "Take raters from Prolific: ask for PROLIFIC_PID, and send them back with the completion code.")
    var prolific = false
    @Option(help: "The link's parameter with the rater's id; the study then asks for one.")
    var idParameter: String?
    @Option(help: "The completion code. Default: a random one.")
    var completionCode: String?
    @Option(help: "Send raters to this URL at the end; {code} is replaced by the completion code.")
    var completionUrl: String?
    @Option(help: "Send raters who fail the practice to this URL.")
    var screenedOutUrl: String?
    @OptionGroup var seed: SeedOptions

    /// Puts into a plan how the study is run.
    func apply(to plan: inout HumanStudy) {
        (plan.title, plan.question) = (title, question)
        (plan.consentFile, plan.instructionsFile, plan.thanksFile) = (consent, instructions, thanks)
        (plan.ratersPerPair, plan.pairsPerRater) = (ratersPerPair, pairsPerRater)
        (plan.allowsTies, plan.allowsComments, plan.allowsBack) = (ties, comments, back)
        (plan.checkEvery, plan.breakEvery) = (checkEvery, breakEvery)
        (plan.screening, plan.timeout) = (screening, timeout)
        (plan.prolific, plan.idParameter) = (prolific, idParameter)
        (plan.completionCode, plan.completionURL, plan.screenedOutURL) = (completionCode, completionUrl, screenedOutUrl)
        plan.seed = seed.value
    }
}
