import CandorTestSupport
import CandorModels
import Foundation
import Testing

@testable import CandorLlama

@Suite("Files of training")
struct TrainingFileTests {
    let name = ModelName(kind: "llama", rest: "tiny")
    let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
    }

    func failure(of path: String) -> LlamaError? {
        #expect(throws: LlamaError.self) { try FineTuner(name: name, path: path, threads: 1) }
    }

    @Test("A file that is not there, and one that is no model, are refused, each for its reason")
    func wrongFiles() throws {
        let path = folder.path("model.gguf")
        #expect(failure(of: path)?.code == .notFound)
        try Data("GGUF but nothing else".utf8).write(to: URL(fileURLWithPath: path))
        #expect(failure(of: path)?.code == .refused)
        let error = #expect(throws: LlamaError.self) {
            try GGUFConversion.makeTrainable(path, at: folder.path("trainable.gguf"))
        }
        #expect(error?.code == .refused)
        #expect(try folder.files() == ["model.gguf"])
    }

    @Test("An architecture that llama.cpp has no gradients for is refused, and so is one with experts")
    func architectures() {
        let path = folder.path("model.gguf")
        for (architecture, experts) in [("gpt2", 0), ("llama", 8)] {
            let file = ModelFileWriter()
            file.set("general.architecture", architecture)
            file.set("\(architecture).expert_count", experts)
            file.add("token_embd.weight", [0, 0, 0, 0], width: 2)
            file.write(to: path)
            #expect(failure(of: path)?.code == .notTrainable)
        }
    }

    @Test("A target that cannot be written is an error, for a conversion as for a trained model, and leaves nothing")
    func unwritable() async throws {
        let source = folder.path("tiny.gguf")
        TinyAssistant().write(to: source)
        let tuner = try FineTuner(name: name, path: source, threads: 1)
        for target in [folder.path("missing/model.gguf"), folder.path("taken")] {
            try? FileManager.default.createDirectory(atPath: folder.path("taken"), withIntermediateDirectories: true)
            let converted = #expect(throws: LlamaError.self) { try GGUFConversion.makeTrainable(source, at: target) }
            #expect(converted?.code == .unwritable)
            let saved = await #expect(throws: LlamaError.self) { try await tuner.save(to: target) }
            #expect(saved?.code == .unwritable)
        }
        #expect(try folder.files() == ["taken", "tiny.gguf"])
    }
}
