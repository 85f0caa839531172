import Candor
import CandorModels
import CandorStore
import CandorStudy
import Foundation

/// Makes the study of a plan, or finds it again, and notes it in the ledger.
package struct HumanStudyRun {
    let plan: HumanStudy
    let lab: Lab

    package init(_ plan: HumanStudy, in lab: Lab) {
        self.plan = plan
        self.lab = lab
    }

    /// Makes the study where its file is not there yet; else sees how far it has come.
    func run() async throws -> HumanStudy.Outcome {
        guard FileManager.default.fileExists(atPath: plan.study) else { return try await create() }
        try validate()
        let study = try Study(path: plan.study)
        guard study.isMade(by: plan) else {
            throw LabError(
                .usage,
                "\(plan.study) is a study of another plan; name another file, or see candor study status \(plan.study)")
        }
        let ledger = RunLedger(try lab.open())
        let state = try study.state()
        guard state.isComplete else {
            let run = try await study.begin(in: ledger, folder: nil)
            return HumanStudy.Outcome(id: run.id, study: study, state: state, isNew: false, leftOut: [], files: [])
        }
        let (run, files) = try await study.export(to: plan.out ?? HumanStudy.defaultOut, in: ledger)
        return HumanStudy.Outcome(id: run, study: study, state: state, isNew: false, leftOut: [], files: files)
    }

    private func validate() throws {
        try plan.validate()
        let files = [plan.study, lab.path].map { URL(fileURLWithPath: $0).standardizedFileURL.path }
        guard files[0] != files[1] else {
            throw LabError(.usage, "\(plan.study) is the store of answers and runs: a study has a file of its own")
        }
    }

    /// Makes the study.
    /// - Throws: `StoreError` where its file is there, besides what ``Lab/run(_:)-(HumanStudy)`` throws.
    package func create() async throws -> HumanStudy.Outcome {
        try validate()
        let (file, tasks) = try plan.readTasks()
        var record = StudyRecord(
            design: try plan.design(for: tasks), source: URL(fileURLWithPath: file.path).lastPathComponent,
            sourceHash: file.sha256, created: .now)
        record.plan = try JSONWriter.line.text(plan)
        guard plan.screening == nil || tasks.contains(where: { $0.purpose == .practice && $0.right != nil }) else {
            throw LabError(
                .usage, "\(key: "screening") needs practice with right answers: give it with \(key: "practice")")
        }
        let ledger = RunLedger(try lab.open())
        let study = try Study.create(path: plan.study, record: record, tasks: tasks, invitations: plan.invitations)
        let run = try await study.begin(in: ledger, folder: nil)
        return HumanStudy.Outcome(
            id: run.id, study: study, state: try study.state(), isNew: true, leftOut: file.notesOfRows, files: [])
    }
}

extension Study {
    /// Notes the study in a ledger: one study is one run, whoever notes it, and wherever its file lies.
    /// - Parameter folder: Where its answers are written.
    func begin(in ledger: RunLedger, folder: URL?) async throws -> BegunRun {
        // A study that was made without a plan is listed too: what it was made of is known in part.
        var plan = self.plan ?? HumanStudy(study: "", pairs: record.source)
        plan.study = URL(fileURLWithPath: file.path).standardizedFileURL.path
        let identity = try RunIdentity(
            .study, plan: plan, inputs: ["study": record.fingerprint, "tasks": record.sourceHash],
            isDecidedByInputs: true)
        return try await ledger.begin(identity, models: [], folder: folder)
    }

    /// Writes the answers, and keeps in a ledger what they show.
    /// - Parameters:
    ///   - path: The folder.
    ///   - ledger: The ledger.
    /// - Returns: The run's id, and a line for each file.
    /// - Throws: ``LabError`` or `StoreError` where something cannot be written.
    func export(to path: String, in ledger: RunLedger) async throws -> (run: String, files: [String]) {
        let export = try StudyExport(state: state())
        let files = try export.write(to: path)
        let run = try await begin(in: ledger, folder: URL(fileURLWithPath: path))
        try await run.conclude(export.analysis)
        return (run.id, files)
    }

    /// Writes the answers, and keeps what they show in a store, where that is there: answers may be written where no store is.
    /// - Returns: A line for each file.
    package func export(to path: String, in store: String) async throws -> [String] {
        guard FileManager.default.fileExists(atPath: store) else {
            return try StudyExport(state: state()).write(to: path)
        }
        return try await export(to: path, in: RunLedger(Store(path: store))).files
    }

    /// The plan that made the study; `nil` where there was none, or it is of another version.
    var plan: HumanStudy? {
        record.plan.flatMap { try? JSONDecoder().decode(HumanStudy.self, from: Data($0.utf8)) }
    }

    /// Whether a plan made the study; where its files go is no matter.
    func isMade(by other: HumanStudy) -> Bool {
        guard var plan else { return false }
        (plan.study, plan.out, plan.store) = (other.study, other.out, other.store)
        return plan == other
    }
}
