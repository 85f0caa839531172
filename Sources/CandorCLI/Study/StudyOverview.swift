import Candor
import CandorLab
import CandorModels
import CandorStudy
import Foundation

/// What a study is, how far it has come and what it shows, on the terminal.
struct StudyOverview {
    let state: StudyState
    let record: StudyRecord
    private let output = Terminal.output

    init(state: StudyState, record: StudyRecord) {
        self.state = state
        self.record = record
    }

    private var rated: [StudyTask] { state.tasks.filter { $0.purpose == .rated } }
    private var needed: Int { rated.count * state.design.ratersPerTask }

    /// The design, how far it has come, and what it shows where anybody has answered.
    func showAll() throws {
        showPlan()
        showProgress()
        if state.ratings.contains(where: { $0.purpose == .rated }) {
            StudyFindings(try StudyExport(state: state).analysis).show()
        }
    }

    /// The design in a few lines.
    func showPlan() {
        let design = state.design
        func count(_ purpose: StudyTask.Purpose) -> Int { state.tasks.count { $0.purpose == purpose } }
        let quota = state.tasksPerRater
        output.line("\(design.title): \(rated.count) tasks of \(record.source)")
        output.line("  \(design.ratersPerTask) raters a task, up to \(quota) tasks a rater: \(needed) answers,")
        output.line(
            "  \((needed + quota - 1) / max(1, quota)) raters at least; \(count(.practice)) practice, "
                + "\(count(.check)) attention checks")
    }

    /// How far it has come.
    func showProgress() {
        let given = state.answers.values.reduce(0) { $0 + min($1, state.design.ratersPerTask) }
        let ended = state.raters.filter { $0.stage == .ended(.completed) }.count
        output.line("  \(given) of \(needed) answers; \(state.raters.count) raters have a link, \(ended) are through")
    }
}
