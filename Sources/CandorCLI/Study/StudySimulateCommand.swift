import ArgumentParser
import Candor
import CandorLab
import CandorStudy
import CandorWeb
import Foundation

/// `candor study simulate`
struct StudySimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Send raters of known behaviour through a study's pages, to try it before people do.",
        discussion: """
            The study must be running (candor study serve). Each simulated rater opens the public link, agrees, practises and
            answers, correctly with the given probability, by group if there are several (from the first group to the last).
            Their answers are stored like any others: use a separate study for this.

            EXAMPLES
              candor study simulate trial.sqlite --raters 20 --accuracy 0.8
              candor study simulate trial.sqlite --raters 40 --accuracy 0.95,0.9,0.9,0.85,0.8,0.75,0.7,0.6
            """)

    @Argument(help: "The study's file.", completion: .file())
    var study: String
    @Option(help: "The address where the study is served.")
    var address: String = "http://127.0.0.1:8080"
    @Option(help: "How many raters.")
    var raters: Int = 10
    @Option(help: "Raters' accuracy: one number from 0 to 1, or one per group, separated by commas.")
    var accuracy: String = "0.8"
    @Option(help: "Raters' accuracy in practice and attention checks.")
    var attention: Double = 1
    @Option(help: "The number of raters at the same time.")
    var parallel: Int = 20
    @OptionGroup var seed: SeedOptions

    func validate() throws {
        try Quantity.simulatedRaters.expect(raters)
        try Quantity.parallel.expect(parallel)
        guard (0...1).contains(attention) else { throw ValidationError("--attention must be from 0 to 1") }
    }

    func run() async throws {
        let trial = try self.trial()
        let visits = try await Interruption.racing { [parallel] in try await trial.visits(atOnce: parallel) }
        let through = visits.count { $0.code != nil }
        let answers = visits.reduce(0) { $0 + $1.choices.count }
        Terminal.output.line(
            "\(through) of \(visits.count) raters got a completion code; \(answers) answers, practice and checks included"
        )
    }

    private func trial() throws -> StudyTrial {
        let study = try Study(path: study)
        let shares = try Self.shares(accuracy)
        let groups = StudyTrial.groups(of: study)
        guard let first = shares.first, shares.count == 1 || shares.count == groups.count else {
            throw LabError(
                .usage, "--accuracy: \(shares.count) numbers for \(groups.count) groups; give one, or one for each")
        }
        let byGroup = shares.count == 1 ? [:] : Dictionary(uniqueKeysWithValues: zip(groups, shares))
        return StudyTrial(
            of: study, at: address, raters: raters, accuracy: (byGroup, first), attention: attention, seed: seed.value)
    }

    private static func shares(_ text: String) throws -> [Double] {
        try text.split(separator: ",").map { part in
            guard let share = Double(part.trimmingCharacters(in: .whitespaces)), (0...1).contains(share) else {
                throw LabError(.usage, "--accuracy: '\(part)' is no number from 0 to 1")
            }
            return share
        }
    }
}
