import ArgumentParser
import Candor
import CandorStudy
import CandorWeb

/// `candor study status`
struct StudyStatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "How far a study has come and what it shows so far, also while it is served.",
        discussion: """
            Answers by group, average and majority with 95% intervals that draw raters and tasks anew, agreement (Krippendorff's α,
            Fleiss' κ), each rater, and how many raters would have been needed.

            EXAMPLES
              candor study status study.sqlite
              candor study status study.sqlite --links --address https://study.example.org
            """)

    @Argument(help: "The study's file.")
    var study: String
    @Flag(help: "Print the links and the researcher's key again.")
    var links = false
    @Option(help: "The address that raters use, for the printed links.")
    var address: String = "http://127.0.0.1:8080"

    func run() async throws {
        let opened = try Study(path: study)
        let state = try opened.state()
        let table = StudyOverview(state: state, record: opened.record)
        table.showPlan()
        table.showProgress()
        if state.ratings.contains(where: { $0.purpose == .rated }) {
            table.show(try StudyAnalysis(tasks: state.tasks, ratings: state.ratings, seed: state.design.seed))
        }
        if links { StudyLinks(study: opened, address: address).show(raters: state.raters) }
    }
}
