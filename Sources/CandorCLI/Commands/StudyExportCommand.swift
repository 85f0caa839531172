import ArgumentParser
import Candor
import CandorLab
import CandorWeb
import Foundation

/// `candor study export`
struct StudyExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes a study's answers and what they show as files, also while it is served.",
        discussion: """
            ratings.jsonl and ratings.csv hold every answer; analysis.json the averages, votes, agreement and raters; gold.jsonl the
            majority's verdicts, which candor judge check and candor report --gold read, where the study was made of a judge's
            questions; pairs.jsonl the shares, which candor pm check reads, where it was made of pairs.

            EXAMPLES
              candor study export study.sqlite --out human
              candor report RUN --gold human/gold.jsonl
            """)

    @Argument(help: "The study's file.")
    var study: String
    @Option(help: "The folder to write to.")
    var out: String = "candor-out/study"

    func run() async throws {
        let opened = try Study(path: study)
        let files = try StudyExport(state: try opened.state()).write(to: out)
        for line in files { Terminal.output.line(line) }
    }
}
