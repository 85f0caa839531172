import ArgumentParser

/// `candor misconceptions`
struct MisconceptionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "misconceptions",
        abstract:
            "Common beliefs that are false: how true models think they are, and who prefers a convincing falsehood.",
        discussion: """
            EXAMPLES
              candor misconceptions list --field physics
              candor misconceptions difficulty --model openai:gpt-4.1-mini --model llama:smollm2-135m-instruct
              candor misconceptions respond --policy openai:gpt-4.1-mini --draws 64 --out responses
              candor misconceptions compare responses --pm reward:my-rm@http://127.0.0.1:8000
            """,
        subcommands: [
            MisconceptionsListCommand.self, MisconceptionsDifficultyCommand.self, MisconceptionsRespondCommand.self,
            MisconceptionsCompareCommand.self,
        ])
}
