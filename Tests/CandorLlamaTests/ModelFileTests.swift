import CandorModels
import CandorTesting
import Foundation
import Testing

@testable import CandorLlama

@Suite("Model files")
struct ModelFileTests {
    func failure(of path: String) -> LlamaError? {
        #expect(throws: LlamaError.self) {
            try LlamaModel(name: ModelName(kind: "llama", rest: path), path: path)
        }
    }

    @Test("A file that is not there, one that is empty and one of another kind are refused, each for its reason")
    func wrongFiles() async throws {
        try await TemporaryDirectory.with { folder in
            let file = folder.url.appending(path: "model.gguf")
            #expect(failure(of: file.path)?.code == .notFound)
            try Data().write(to: file)
            #expect(failure(of: file.path)?.code == .notGGUF)
            try Data("{\"weights\": []}".utf8).write(to: file)
            #expect(failure(of: file.path)?.code == .notGGUF)
        }
    }

    @Test("A file that only begins like a model is refused, with what llama.cpp says of it")
    func damagedFiles() async throws {
        try await TemporaryDirectory.with { folder in
            let file = folder.url.appending(path: "model.gguf")
            try Data("GGUF but nothing else".utf8).write(to: file)
            #expect(failure(of: file.path)?.code == .refused)
            #expect(failure(of: file.path)?.detail.isEmpty == false)
        }
    }

    @Test("A model cut off is refused", .disabled(if: EmbeddedModel.isMissing, EmbeddedModel.reason))
    func truncatedFile() async throws {
        let whole = try FileHandle(forReadingFrom: URL(fileURLWithPath: try #require(EmbeddedModel.path)))
        defer { try? whole.close() }
        let beginning = try #require(try whole.read(upToCount: 4 << 20))
        try await TemporaryDirectory.with { folder in
            let file = folder.url.appending(path: "model.gguf")
            try beginning.write(to: file)
            #expect(failure(of: file.path)?.code == .refused)
        }
    }

    @Test("A name is looked for in the chosen folder, beside the current folder, above the executable and in the cache")
    func locating() async throws {
        try await TemporaryDirectory.with { folder in
            let root = folder.url
            let places = ["chosen", "here/.deps/models", "tool/.deps/models", "cache/candor/models"]
            let locator = LlamaModelLocator(
                environment: [
                    "CANDOR_MODELS": root.appending(path: "chosen").path,
                    "XDG_CACHE_HOME": root.appending(path: "cache").path,
                ],
                currentFolder: root.appending(path: "here").path,
                executable: root.appending(path: "tool/.build/release/candor").path)
            #expect(throws: LlamaError.self) { try locator.locate("tiny") }
            for place in places.reversed() {
                let folder = root.appending(path: place)
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                try Data("GGUF".utf8).write(to: folder.appending(path: "tiny.gguf"))
                let found = URL(fileURLWithPath: try locator.locate("tiny")).resolvingSymlinksInPath()
                #expect(found == folder.appending(path: "tiny.gguf").resolvingSymlinksInPath())
            }
            #expect(locator.available() == ["tiny"])
            let path = root.appending(path: "chosen/tiny.gguf").path
            #expect(try locator.locate(path) == path)
        }
    }
}
