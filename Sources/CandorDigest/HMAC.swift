import Foundation

/// Codes that only who has the key can make: HMAC (RFC 2104) over SHA-256.
package enum HMAC {
    /// The code of a message: 32 bytes.
    /// - Parameters:
    ///   - message: What the code is for.
    ///   - key: The secret, of any length.
    package static func code(for message: Data, key: Data) -> [UInt8] {
        let key = key.count > SHA256.blockByteCount ? SHA256.hash(data: key) : Array(key)
        let block = key + Array(repeating: 0, count: SHA256.blockByteCount - key.count)
        var inner = SHA256()
        inner.update(data: Data(block.map { $0 ^ 0x36 }))
        inner.update(data: message)
        var outer = SHA256()
        outer.update(data: Data(block.map { $0 ^ 0x5C }))
        outer.update(data: Data(inner.finalize()))
        return outer.finalize()
    }

    /// Whether two messages are equal, in a time that does not tell how far: their codes under a key drawn for this once are
    /// compared, every byte of them.
    /// - Parameters:
    ///   - one: A message.
    ///   - other: Another.
    package static func equal(_ one: Data, _ other: Data) -> Bool {
        var generator = SystemRandomNumberGenerator()
        let key = Data((0..<SHA256.byteCount).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
        let difference = zip(code(for: one, key: key), code(for: other, key: key)).reduce(0) { $0 | ($1.0 ^ $1.1) }
        return difference == 0
    }
}
