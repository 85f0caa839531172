import ArgumentParser

/// `candor judge`
struct JudgeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "judge",
        abstract: "Check a judge against given verdicts, or sample a run's trials for labelling.",
        discussion: """
            EXAMPLES
              candor judge check --judge rules
              candor judge sample latest --metric correct_to_incorrect --n 100 > sample.jsonl
            """,
        subcommands: [JudgeCheckCommand.self, JudgeSampleCommand.self])
}
