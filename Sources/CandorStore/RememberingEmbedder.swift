import CandorDigest
import CandorModels
import Foundation
import GRDB

/// An embedder that embeds each response once: vectors come from the store where it has them, and go there before they are
/// used.
public struct RememberingEmbedder: ResponseEmbedder {
    /// The wrapped embedder's name.
    public var name: ModelName { embedder.name }
    /// The wrapped embedder's identity.
    public var identity: ModelIdentity { embedder.identity }

    private let embedder: any ResponseEmbedder
    private let recipe: String
    private let store: Store
    private let observe: @Sendable (_ new: Int, _ remembered: Int) -> Void

    /// Wraps an embedder.
    /// - Parameters:
    ///   - embedder: What embeds what is not remembered.
    ///   - recipe: How it makes a vector: vectors of another recipe are other vectors.
    ///   - store: Where vectors are.
    ///   - observe: Told after each batch how many distinct vectors are new, and how many were remembered.
    public init(
        _ embedder: any ResponseEmbedder, recipe: String, store: Store,
        observe: @escaping @Sendable (_ new: Int, _ remembered: Int) -> Void = { _, _ in }
    ) {
        self.embedder = embedder
        self.recipe = recipe
        self.store = store
        self.observe = observe
    }

    /// Remembered vectors, and for the rest the embedder's, asked in one go and without repeating equal ones.
    public func embed(
        _ responses: [(dialogue: Dialogue, response: String)], window: Int
    ) async throws -> [[Float]] {
        let keys = try responses.map {
            try EmbeddingKey(
                model: identity, recipe: recipe, window: window, dialogue: $0.dialogue, response: $0.response)
        }
        var known: [EmbeddingKey: [Float]] = [:]
        for (key, vector) in zip(keys, try await store.embeddings(for: keys)) { known[key] = vector }
        let remembered = known.count
        var missing: [(key: EmbeddingKey, at: Int)] = []
        var seen: Set<EmbeddingKey> = []
        for (index, key) in keys.enumerated() where known[key] == nil && seen.insert(key).inserted {
            missing.append((key, index))
        }
        if !missing.isEmpty {
            let new = try await embedder.embed(missing.map { responses[$0.at] }, window: window)
            // A vector that cannot be used is not kept for later either.
            let usable = zip(missing, new).filter { !$1.isEmpty && $1.allSatisfy(\.isFinite) }
            try await store.remember(usable.map(\.1), for: usable.map(\.0.key), by: identity)
            for (place, vector) in zip(missing, new) { known[place.key] = vector }
        }
        observe(missing.count, remembered)
        return keys.compactMap { known[$0] }
    }
}

extension Store {
    /// Embeddings that are remembered.
    /// - Parameter keys: What was embedded.
    /// - Returns: As many elements as keys; `nil` where nothing is remembered.
    /// - Throws: ``StoreError``.
    func embeddings(for keys: [EmbeddingKey]) async throws -> [[Float]?] {
        let blobs = try await mapping {
            try await database.read { database in
                let statement = try database.cachedStatement(sql: "SELECT vector FROM embedding WHERE key = ?")
                return try keys.map { try Data.fetchOne(statement, arguments: [$0.text]) }
            }
        }
        return try zip(keys, blobs).map { key, blob in
            guard let blob else { return nil }
            guard let vector = [Float](littleEndian: blob) else {
                throw StoreError(.notAStore, path: path, reason: "the embedding \(key.text) cannot be read back")
            }
            return vector
        }
    }

    /// Remembers embeddings; the first one written stays. They are on disk when this returns.
    /// - Parameters:
    ///   - vectors: As many vectors as keys.
    ///   - keys: What was embedded.
    ///   - model: By which model.
    /// - Throws: ``StoreError``.
    func remember(_ vectors: [[Float]], for keys: [EmbeddingKey], by model: ModelIdentity) async throws {
        let received = Date.now.formatted(.iso8601)
        try await mapping {
            try await database.keep { database in
                let statement = try database.cachedStatement(
                    sql: "INSERT OR IGNORE INTO embedding (key, model, vector, received) VALUES (?, ?, ?, ?)")
                for (key, vector) in zip(keys, vectors) {
                    try statement.execute(
                        arguments: [key.text, model.description, vector.littleEndianBytes, received])
                }
            }
        }
    }
}

/// What an embedding is remembered under: SHA-256 over the canonical JSON of model, recipe, window, dialogue and response.
struct EmbeddingKey: Hashable, Sendable {
    private struct Content: Encodable {
        var model: String
        var recipe: String
        var window: Int
        var dialogue: Dialogue
        var response: String
    }

    let text: String

    init(model: ModelIdentity, recipe: String, window: Int, dialogue: Dialogue, response: String) throws {
        let content = Content(
            model: model.description, recipe: recipe, window: window, dialogue: dialogue, response: response)
        let bytes = try JSONWriter.line.bytes(content)
        text = SHA256.hash(data: bytes).hexadecimal
    }
}

extension [Float] {
    /// Four bytes a number, the least significant first.
    var littleEndianBytes: Data {
        var bytes = Data(capacity: 4 * count)
        for number in self {
            let bits = number.bitPattern
            for shift in stride(from: 0, to: 32, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(shift)))
            }
        }
        return bytes
    }

    /// Reads what ``littleEndianBytes`` has written.
    /// - Parameter bytes: Four bytes a number.
    /// - Returns: `nil` for an odd number of bytes, none, or a number that is not finite.
    init?(littleEndian bytes: Data) {
        guard !bytes.isEmpty, bytes.count % 4 == 0 else { return nil }
        var numbers: [Float] = []
        numbers.reserveCapacity(bytes.count / 4)
        var bits: UInt32 = 0
        for (place, byte) in bytes.enumerated() {
            bits |= UInt32(byte) << UInt32(8 * (place % 4))
            guard place % 4 == 3 else { continue }
            let number = Float(bitPattern: bits)
            guard number.isFinite else { return nil }
            numbers.append(number)
            bits = 0
        }
        self = numbers
    }
}
