import CandorModels
import CandorTestSupport
import Testing

@testable import CandorLlama

/// The embedded model, for tests that need a real one.
enum EmbeddedModel {
    static let name = ModelName(kind: "llama", rest: "smollm2-135m-instruct")

    /// The model's file; `nil` where Scripts/dependencies has not been run.
    static let path = try? LlamaModelLocator(currentFolder: Project.root.path).locate(name.rest)

    static let isMissing = path == nil
    static let reason: Comment = "the embedded model is not installed: run Scripts/dependencies"

    /// Opens it with a small cache and one thread: llama.cpp's threads wait for each other by spinning, which takes long beside
    /// other tests.
    static func open(parallel: Int, contextLength: Int = 512) throws -> LlamaModel {
        try LlamaModel(
            name: name, path: try #require(path),
            configuration: LlamaConfiguration(parallel: parallel, contextLength: contextLength, threads: 1))
    }
}
