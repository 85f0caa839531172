import CandorBasics
import Foundation
import Testing

@testable import CandorDigest

@Suite("Authentication codes")
struct HMACTests {
    /// RFC 4231, section 4, without the case of a truncated code.
    static let known: [(key: [UInt8], message: [UInt8], code: String)] = [
        (
            Array(repeating: 0x0B, count: 20), Array("Hi There".utf8),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        ),
        (
            Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        ),
        (
            Array(repeating: 0xAA, count: 20), Array(repeating: 0xDD, count: 50),
            "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
        ),
        (
            Array(1...25), Array(repeating: 0xCD, count: 50),
            "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"
        ),
        (
            Array(repeating: 0xAA, count: 131), Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
        (
            Array(repeating: 0xAA, count: 131),
            Array(
                ("This is a test using a larger than block-size key and a larger than block-size data. The key needs to be "
                    + "hashed before being used by the HMAC algorithm.").utf8),
            "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
        ),
    ]

    @Test("Known keys and messages have their known codes")
    func knownAnswers() {
        for (key, message, code) in Self.known {
            #expect(HMAC.code(for: Data(message), key: Data(key)).hexadecimal == code)
        }
    }

    @Test("A key of a whole block is taken as it is, a longer one by its digest")
    func longKeys() {
        let message = Data("a rater's link".utf8)
        let block = Data(repeating: 7, count: 64)
        let longer = Data(repeating: 7, count: 65)
        #expect(HMAC.code(for: message, key: longer) == HMAC.code(for: message, key: Data(SHA256.hash(data: longer))))
        #expect(HMAC.code(for: message, key: block) != HMAC.code(for: message, key: Data(SHA256.hash(data: block))))
    }

    @Test("Messages are equal if all of their bytes are")
    func equality() {
        let secret = Data("correct horse battery staple".utf8)
        #expect(HMAC.equal(secret, secret))
        #expect(HMAC.equal(Data(), Data()))
        #expect(!HMAC.equal(secret, Data()))
        #expect(!HMAC.equal(secret, secret.dropLast()))
        #expect(!HMAC.equal(secret, secret + [0]))
        for index in secret.indices {
            var other = secret
            other[index] ^= 1
            #expect(!HMAC.equal(secret, other))
        }
    }
}
