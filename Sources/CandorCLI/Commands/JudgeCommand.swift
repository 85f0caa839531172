import ArgumentParser

/// `candor judge`
struct JudgeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "judge",
        abstract: "Check a judge against given verdicts, or sample a run's trials for labelling.",
        subcommands: [JudgeCheckCommand.self, JudgeSampleCommand.self])
}
