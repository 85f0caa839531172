import ArgumentParser
import CandorLab

/// Where the difficulty of claims is taken from.
struct DifficultyOptions: ParsableArguments {
    @Option(
        help: "The difficulty.json of candor misconceptions difficulty, for the groups from 1 to 8.",
        completion: .file())
    var difficulty: String?
    @Option(help: "The model to which claims are difficult, where difficulty.json has several.")
    var difficultyModel: String?

    /// The file, where one is given.
    func file() throws -> DifficultyFile? {
        guard let difficulty else {
            guard difficultyModel == nil else {
                throw LabError(.usage, "--difficulty-model is for --difficulty, which is not given")
            }
            return nil
        }
        return try DifficultyFile(path: difficulty, model: difficultyModel)
    }
}
