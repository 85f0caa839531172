import ArgumentParser

/// `candor misconceptions`
struct MisconceptionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "misconceptions",
        abstract: "Common beliefs that are false: which there are, and how true models take them for.",
        discussion: """
            EXAMPLES
              candor misconceptions list --field physics
              candor misconceptions difficulty --model openai:gpt-4.1-mini --model llama:smollm2-135m-instruct
            """,
        subcommands: [MisconceptionsListCommand.self, MisconceptionsDifficultyCommand.self])
}
