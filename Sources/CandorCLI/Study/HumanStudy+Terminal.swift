import CandorLab
import CandorReport
import CandorStudy
import Foundation

extension HumanStudy: ShownExperiment {
    func show(_ outcome: Outcome) throws {
        showNotes(of: outcome)
        guard !outcome.isNew else { return outcome.showPlan(address: "http://127.0.0.1:8080") }
        try outcome.overview.showAll()
        for line in outcome.files { Terminal.output.line(line) }
    }

    /// What the researcher should know before anybody comes.
    func showNotes(of outcome: Outcome) {
        if outcome.isNew, leavesRatersNowhere {
            Terminal.error.line("Note: who does not pass the practice is led nowhere; see --screened-out-url")
        }
        for line in outcome.leftOut { Terminal.error.line(line) }
    }

    /// The study as it stands now, where its file is still there; else what was found when its answers were written.
    static func report(_ run: FoundRun, as formats: [ExportFormat], out: String?) async throws -> URL? {
        try sayWithoutPage(run, formats)
        if let plan = run.plan(as: Self.self), FileManager.default.fileExists(atPath: plan.study) {
            let study = try Study(path: plan.study)
            try StudyOverview(state: study.state(), record: study.record).showAll()
        } else {
            StudyFindings(try run.found().value).show()
        }
        return nil
    }
}

extension HumanStudy.Outcome {
    var overview: StudyOverview { StudyOverview(state: state, record: study.record) }

    /// What was made, and the links.
    func showPlan(address: String) {
        overview.showPlan()
        StudyLinks(study: study, address: address).show(raters: state.raters)
    }
}
