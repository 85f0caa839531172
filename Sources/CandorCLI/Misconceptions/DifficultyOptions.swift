import ArgumentParser

/// Where the difficulty of claims is taken from.
struct DifficultyOptions: ParsableArguments {
    @Option(
        help: "The difficulty.json of candor misconceptions difficulty, for the groups from 1 to 8.",
        completion: .file())
    var difficulty: String?
    @Option(help: "The model whose difficulty to use, if difficulty.json has several.")
    var difficultyModel: String?
}
