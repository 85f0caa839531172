import CandorModels
import Foundation

@testable import CandorLlama

/// A model with a ranking head that a test writes for itself.
protocol TinyRankingModel {
    /// Writes it as a GGUF file.
    func write(to path: String)
}

extension TinyRankingModel {
    /// Opens it, from a file that is removed afterwards.
    func open(options: String = "") throws -> LlamaPreferenceModel {
        let path = FileManager.default.temporaryDirectory.appending(path: "candor-\(UUID().uuidString).gguf").path
        write(to: path)
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try LlamaPreferenceModel(
            name: ModelName(kind: "llama", rest: path + options), configuration: LlamaConfiguration(threads: 1))
    }
}
