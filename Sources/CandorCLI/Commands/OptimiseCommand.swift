import ArgumentParser

/// `candor optimise`
struct OptimiseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "optimise",
        abstract: "What does optimising against a preference model do to sycophancy?",
        subcommands: [OptimiseBestOfNCommand.self, OptimiseSweepCommand.self, OptimiseTrainCommand.self])
}
