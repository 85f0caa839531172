import CandorDigest
import CandorModels
import Foundation

/// What a score is remembered under: SHA-256 over model, dialogue and response and, where responses were compared, all of the
/// responses that it was compared with.
struct ScoreKey: Hashable, Sendable {
    /// 64 hexadecimal digits.
    let text: String

    /// The keys of a pool's scores, in the order of its responses. What they share is hashed once.
    /// - Parameters:
    ///   - pool: A dialogue and its responses.
    ///   - model: Which preference model scores them.
    ///   - isComparative: Whether a score depends on the whole pool.
    static func keys(of pool: ResponsePools.Pool, by model: ModelIdentity, isComparative: Bool) -> [ScoreKey] {
        var shared = SHA256()
        shared.add(model.description)
        shared.add(count: pool.dialogue.messages.count)
        for message in pool.dialogue.messages {
            shared.add(message.role.rawValue)
            shared.add(message.content)
        }
        let compared = isComparative ? pool.responses : []
        shared.add(count: compared.count)
        for response in compared { shared.add(response) }
        return pool.responses.map { response in
            var hash = shared
            hash.add(response)
            return ScoreKey(text: hash.finalize().hexadecimal)
        }
    }
}

extension SHA256 {
    /// Adds a text after its length, so that no two sequences of texts are the same bytes.
    fileprivate mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            add(count: bytes.count)
            update(bufferPointer: UnsafeRawBufferPointer(bytes))
        }
    }

    fileprivate mutating func add(count: Int) {
        withUnsafeBytes(of: UInt64(count).littleEndian) { update(bufferPointer: $0) }
    }
}
