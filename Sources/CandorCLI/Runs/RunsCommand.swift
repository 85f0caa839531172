import ArgumentParser
import CandorLab
import CandorStore
import Foundation

/// `candor runs`
struct RunsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runs",
        abstract: "List the runs in the store, the latest first.",
        discussion: """
            EXAMPLES
              candor runs
              candor runs --store experiments.sqlite
            """)

    @OptionGroup var store: StoreOptions

    func run() async throws {
        let store = store.path
        guard FileManager.default.fileExists(atPath: store) else {
            throw LabError(.noInput, "\(store): no such store yet; candor eval makes one")
        }
        let runs = try await Store.reading(path: store).runs()
        guard !runs.isEmpty else {
            Terminal.output.line("no runs yet")
            return
        }
        for run in runs {
            let ended = run.finished.map { "ended \($0)" } ?? "not ended"
            Terminal.output.line("\(run.id)  began \(run.started)  \(ended)  \(run.models)  \(run.probes)")
        }
    }
}
