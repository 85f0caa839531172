import ArgumentParser

/// `candor optimise`
struct OptimiseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "optimise",
        abstract: "What does optimising against a preference model do to sycophancy?",
        discussion: """
            EXAMPLES
              candor optimise best-of-n --policy openai:qwen@http://127.0.0.1:8000/v1 --pm reward:my-rm@http://127.0.0.1:8001
              candor optimise train --policy llama:smollm2-135m-instruct --pm head:head.json
              candor optimise sweep --checkpoint 0=llama:start.gguf --checkpoint 1=llama:round-1.gguf
            """,
        subcommands: [OptimiseBestOfNCommand.self, OptimiseSweepCommand.self, OptimiseTrainCommand.self])
}
