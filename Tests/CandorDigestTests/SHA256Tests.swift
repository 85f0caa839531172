import CandorBasics
import Foundation
import Testing

@testable import CandorDigest

@Suite("SHA-256")
struct SHA256Tests {
    /// NIST's examples for FIPS 180-4; the last is of a million letters.
    static let known: [(message: String, digest: String)] = [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
        ),
        (
            String(repeating: "a", count: 1_000_000),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        ),
    ]

    @Test("Known messages have their known digests")
    func knownAnswers() {
        for (message, digest) in Self.known { #expect(SHA256.hash(data: Data(message.utf8)).hexadecimal == digest) }
    }

    @Test("The digest does not depend on how the bytes come", arguments: [1, 3, 55, 56, 63, 64, 65, 127, 1000])
    func pieces(size: Int) {
        for (message, digest) in Self.known {
            let bytes = Data(message.utf8)
            var hash = SHA256()
            for start in stride(from: 0, to: bytes.count, by: size) {
                hash.update(data: bytes[start..<min(start + size, bytes.count)])
                hash.update(data: Data())
            }
            #expect(hash.finalize().hexadecimal == digest)
        }
    }

    /// Lengths around those at which the padding needs another block.
    @Test("Every length up to three blocks has a digest of its own, and bytes of a buffer count as those of data")
    func lengths() {
        var seen: Set<[UInt8]> = []
        for length in 0...192 {
            let bytes = Data(repeating: 0x5A, count: length)
            var hash = SHA256()
            bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
            #expect(hash.finalize() == SHA256.hash(data: bytes))
            #expect(seen.insert(hash.finalize()).inserted)
        }
    }

    @Test("A copy goes on by itself, and finishing leaves a hash as it was")
    func values() {
        var shared = SHA256()
        shared.update(data: Data("ab".utf8))
        var one = shared
        one.update(data: Data("c".utf8))
        let first = shared.finalize()
        #expect(first == shared.finalize())
        #expect(first == SHA256.hash(data: Data("ab".utf8)))
        #expect(one.finalize() == SHA256.hash(data: Data("abc".utf8)))
        shared.update(data: Data("c".utf8))
        #expect(shared.finalize() == one.finalize())
    }
}
