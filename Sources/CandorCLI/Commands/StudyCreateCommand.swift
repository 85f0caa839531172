import ArgumentParser
import Candor
import CandorLab
import CandorWeb
import Foundation

/// `candor study create`
struct StudyCreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Makes a study of a file of pairs or of questions to a judge.",
        discussion: """
            PAIRS is what raters see: the responses.jsonl of candor misconceptions respond, gold rows or the rows of candor judge
            sample (a judge's question becomes the raters'), preference pairs (hh-rlhf and others), or rows of your own; the guide
            says how they look. Who is shown what, on which side, follows from the seed.

            The texts for consent, instructions and the end are a starting point: give your own, approved where that is required.
            The study's links and the researcher's key are printed, and again by candor study status --links.

            EXAMPLES
              candor study create study.sqlite --pairs responses/responses.jsonl
              candor study create study.sqlite --pairs responses/responses.jsonl --limit 64 --pairs-per-rater 32 --prolific \\
                                               --consent consent.md --completion-code C1A2B3
              candor study create gold.sqlite --pairs sample.jsonl --raters-per-pair 3 --invitations 6
            """)

    @Argument(help: "The study's file, which is made.")
    var study: String
    @OptionGroup var tasks: StudyTaskOptions
    @OptionGroup var design: StudyDesignOptions
    @Option(help: "Links for one rater each, printed with the rest.")
    var invitations: Int = 0
    @Option(help: "The address that raters will use, for the printed links.")
    var address: String = "http://127.0.0.1:8080"

    func validate() throws {
        try Quantity.invitations.expect(invitations)
    }

    func run() async throws {
        let made = try make()
        StudyOverview(state: try made.state(), record: made.record).showPlan()
        StudyLinks(study: made, address: address).show(raters: try made.state().raters)
    }

    private func make() throws -> Study {
        let (read, tasks) = try tasks.read(seed: design.seed)
        let deceives = tasks.contains { $0.options.contains { $0.name == "sycophantic" } }
        let record = StudyRecord(
            design: try design.design(deceives: deceives), source: URL(fileURLWithPath: read.path).lastPathComponent,
            sourceHash: read.sha256, created: .now)
        let practises = tasks.contains { $0.purpose == .practice && $0.right != nil }
        guard design.screening == nil || practises else {
            throw LabError(.usage, "--screening needs practice with right answers: give it with --practice")
        }
        if design.screening != nil, design.prolific, design.screenedOutUrl == nil {
            Terminal.error.line("Note: who does not pass the practice is led nowhere; see --screened-out-url")
        }
        for line in self.tasks.notes(read) { Terminal.error.line(line) }
        return try Study.create(path: study, record: record, tasks: tasks, invitations: invitations)
    }
}
