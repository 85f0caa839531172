import ArgumentParser
import CandorBasics
import CandorLab
import CandorStore
import Foundation

/// `candor runs`
struct RunsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runs",
        abstract: "List the runs in the store, latest first.",
        discussion: """
            Runs of probes are listed with the names of the probes, other runs with their kind, as in experiment files.

            EXAMPLES
              candor runs
              candor runs --store experiments.sqlite
              candor runs --kind audit
            """)

    @OptionGroup var store: StoreOptions

    @Option(help: "List only runs of this kind, named as in experiment files, for example audit.")
    var kind: String?

    func run() async throws {
        let kind = try kind.map { name in
            guard let kind = ExperimentKind.known.first(where: { $0.rawValue == name }) else {
                let known = ExperimentKind.known.map(\.rawValue)
                throw LabError(
                    .usage,
                    "--kind '\(name)': there is no such experiment; there are \(known.joined(separator: ", "))"
                        + Spelling.hint(for: name, among: known))
            }
            return kind
        }
        let store = store.path
        guard FileManager.default.fileExists(atPath: store) else {
            throw LabError(.noInput, "\(store): no such store yet; candor eval makes one")
        }
        let runs = try await Store.reading(path: store).runs().filter { kind == nil || $0.experimentKind == kind }
        guard !runs.isEmpty else {
            Terminal.output.line(kind.map { "no runs of the kind \($0.rawValue) yet" } ?? "no runs yet")
            return
        }
        for run in runs {
            let what = run.probes.isEmpty ? run.experimentKind.rawValue : run.probes
            let ended = run.finished.map { "ended \($0)" } ?? "not ended"
            let columns = [run.id, "began \(run.started)", ended, run.models, what].filter { !$0.isEmpty }
            Terminal.output.line(columns.joined(separator: "  "))
        }
    }
}
