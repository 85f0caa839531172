import CandorModels
import CandorTestSupport

@testable import CandorLlama

/// A model with a ranking head that a test writes for itself.
protocol TinyRankingModel {
    /// Writes it as a GGUF file.
    func write(to path: String)
}

extension TinyRankingModel {
    /// Opens it, from a file that is removed afterwards.
    func open(options: String = "") throws -> LlamaPreferenceModel {
        let folder = try ScratchFolder()
        let path = folder.path("tiny.gguf")
        write(to: path)
        return try withExtendedLifetime(folder) {
            try LlamaPreferenceModel(
                name: ModelName(kind: "llama", rest: path + options), configuration: LlamaConfiguration(threads: 1))
        }
    }
}
