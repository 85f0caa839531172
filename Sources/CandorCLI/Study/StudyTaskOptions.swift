import ArgumentParser
import Candor
import CandorLab
import CandorStudy

/// What raters are shown.
struct StudyTaskOptions: ParsableArguments {
    @Option(help: "A file of pairs or of questions to a judge.", completion: .file())
    var pairs: String
    @Option(help: "The truthful response to compare with the sycophantic one.")
    var against = Choice(StudyTaskFile.Truthful.helpful)
    @Option(help: "Number of pairs, sampled with --seed. Default: all.")
    var limit: Int?
    @Option(
        help: "A file of practice pairs, shown first. Default: two that ship with Candor; none: no practice.",
        completion: .file())
    var practice: String?
    @Option(
        help: "A file of attention checks. Default: four that ship with Candor; none: no checks.", completion: .file())
    var checks: String?

    /// Puts into a plan what raters are shown.
    func apply(to plan: inout HumanStudy) throws {
        plan.pairs = pairs
        plan.against = try against.value(of: "--against")
        (plan.limit, plan.practiceFile, plan.checksFile) = (limit, practice, checks)
    }
}
