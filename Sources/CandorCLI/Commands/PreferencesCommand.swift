import ArgumentParser

/// `candor preferences`
struct PreferencesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preferences",
        abstract: "Find out what preference data rewards, before a model is trained on it.",
        discussion: """
            PAIRS is a file of dialogues with two responses and a preference: hh-rlhf as published (chosen, rejected), or
            rows with prompt or dialogue, response_a, response_b, preferred and perhaps rater; .jsonl, .jsonl.gz or .csv.

            Everything goes to one folder (--out), by default candor-out/preferences/NAME after the file's name:
            labels.jsonl, posterior.json, draws-1.csv … (CmdStan's format) and report.html.

            EXAMPLES
              candor preferences audit pairs.jsonl.gz
              candor preferences label pairs.jsonl --labeller openai:gpt-4.1 --sample 15000 --seed 1
              candor preferences fit pairs.jsonl --prior-scale auto
              candor preferences report pairs.jsonl --format svg
            """,
        subcommands: [
            PreferencesLabelCommand.self, PreferencesFitCommand.self, PreferencesReportCommand.self,
            PreferencesAuditCommand.self, PreferencesCompareCommand.self, PreferencesLabelsCommand.self,
        ])
}
