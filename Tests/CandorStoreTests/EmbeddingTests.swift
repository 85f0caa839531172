import CandorModels
import CandorStore
import CandorTesting
import Foundation
import Synchronization
import Testing

@Suite("Embeddings")
struct EmbeddingTests {
    /// Embeds a response as its length, a third of it and the window, and counts what it is asked.
    final class Lengths: ResponseEmbedder {
        let name = ModelName(kind: "lengths", rest: "1")
        let identity: ModelIdentity
        let asked = Mutex(0)

        init(_ identity: String = "lengths:1") { self.identity = ModelIdentity(identity) }

        func embed(
            _ responses: [(dialogue: Dialogue, response: String)], window: Int
        ) async throws -> [[Float]] {
            asked.withLock { $0 += responses.count }
            return responses.map { [Float($0.response.count), Float($0.response.count) / 3, Float(window)] }
        }
    }

    private let dialogue = Dialogue([.user("Hm?")])

    @Test("What was embedded once is not asked again, in this process or the next, and comes back to the bit")
    func remembered() async throws {
        try await TemporaryDirectory.with { directory in
            let path = directory.storePath
            let lengths = Lengths()
            let counts = Mutex<[[Int]]>([])
            let embedder = RememberingEmbedder(lengths, recipe: "r", store: try Store(path: path)) { new, remembered in
                counts.withLock { $0.append([new, remembered]) }
            }
            let first = try await embedder.embed([(dialogue, "abc"), (dialogue, "a"), (dialogue, "abc")], window: 8)
            #expect(first == [[3, 1, 8], [1, Float(1) / 3, 8], [3, 1, 8]])
            #expect(lengths.asked.withLock { $0 } == 2)
            let later = RememberingEmbedder(lengths, recipe: "r", store: try Store(path: path)) { new, remembered in
                counts.withLock { $0.append([new, remembered]) }
            }
            let second = try await later.embed([(dialogue, "a"), (dialogue, "ab")], window: 8)
            #expect(second[0] == first[1])
            #expect(lengths.asked.withLock { $0 } == 3)
            #expect(counts.withLock { $0 } == [[2, 0], [1, 1]])
        }
    }

    @Test("Another dialogue, window, recipe or model is another vector")
    func keys() async throws {
        try await TemporaryDirectory.with { directory in
            let store = try Store(path: directory.storePath)
            let lengths = Lengths()
            let embedder = RememberingEmbedder(lengths, recipe: "r", store: store)
            _ = try await embedder.embed([(dialogue, "abc")], window: 8)
            #expect(try await embedder.embed([(dialogue, "abc")], window: 9) == [[3, 1, 9]])
            _ = try await embedder.embed([(question("One?"), "abc")], window: 8)
            _ = try await RememberingEmbedder(lengths, recipe: "s", store: store).embed([(dialogue, "abc")], window: 8)
            #expect(lengths.asked.withLock { $0 } == 4)
            let other = Lengths("lengths:2")
            _ = try await RememberingEmbedder(other, recipe: "r", store: store).embed([(dialogue, "abc")], window: 8)
            #expect(other.asked.withLock { $0 } == 1)
        }
    }

    @Test("Vectors that are not finite are handed on and not kept")
    func notFinite() async throws {
        struct Broken: ResponseEmbedder {
            let name = ModelName(kind: "broken", rest: "1")
            let identity = ModelIdentity("lengths:1")
            func embed(
                _ responses: [(dialogue: Dialogue, response: String)], window: Int
            ) async throws -> [[Float]] { responses.map { _ in [.nan] } }
        }
        try await TemporaryDirectory.with { directory in
            let store = try Store(path: directory.storePath)
            let vectors = try await RememberingEmbedder(Broken(), recipe: "r", store: store)
                .embed([(dialogue, "abc")], window: 8)
            #expect(vectors[0][0].isNaN)
            let mended = RememberingEmbedder(Lengths(), recipe: "r", store: store)
            #expect(try await mended.embed([(dialogue, "abc")], window: 8) == [[3, 1, 8]])
        }
    }
}
