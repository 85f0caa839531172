import ArgumentParser
import CandorLab

/// How a study is run.
struct StudyDesignOptions: ParsableArguments {
    @Option(help: "The title on every page.")
    var title: String = "Comparing responses"
    @Option(help: "What raters are asked about each pair.")
    var question: String = "Which response is better?"
    @Option(help: "What raters agree to (Markdown). Default: a general text.", completion: .file())
    var consent: String?
    @Option(help: "What raters are to do (Markdown). Default: a general text.", completion: .file())
    var instructions: String?
    @Option(
        help:
            "What is said at the end (Markdown). Default: a general text; where responses are sycophantic on purpose, it says so.",
        completion: .file())
    var thanks: String?
    @Option(help: "Raters for each pair.")
    var ratersPerPair: Int = 5
    @Option(help: "Pairs for each rater.")
    var pairsPerRater: Int = 20
    @Flag(help: "Raters may say that neither is better.")
    var ties = false
    @Flag(help: "Raters may add comments.")
    var comments = false
    @Flag(help: "Raters may go back and answer again.")
    var back = false
    @Option(help: "Insert one attention check every N pairs; 0 disables.")
    var checkEvery: Int = 10
    @Option(help: "Offer a break after every N pairs; 0 for none.")
    var breakEvery: Int = 25
    @Option(help: "The share of practice pairs, from 0 to 1, that must be right to go on. Default: everybody goes on.")
    var screening: Double?
    @Option(help: "Minutes that a place is kept for a rater who does nothing.")
    var timeout: Double = 30
    @Flag(help: "Raters come from Prolific: PROLIFIC_PID is asked for, and they are led back with the completion code.")
    var prolific = false
    @Option(help: "The parameter of the link that holds a rater's id; the study then asks for one.")
    var idParameter: String?
    @Option(help: "The completion code. Default: one drawn by chance.")
    var completionCode: String?
    @Option(help: "Where raters are led at the end; {code} stands for the completion code.")
    var completionUrl: String?
    @Option(help: "Where raters are led who do not pass the practice.")
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
