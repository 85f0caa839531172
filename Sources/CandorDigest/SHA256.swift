import Foundation

#if canImport(CryptoKit)
    import CryptoKit
#else
    import CLibcrypto
#endif

/// SHA-256 (FIPS 180-4), computed by the system: CryptoKit on Apple's systems, OpenSSL's libcrypto elsewhere.
///
/// A value: a copy goes on by itself, and finishing one leaves it as it was.
/// ```swift
/// var hash = SHA256()
/// hash.update(data: Data("ab".utf8))
/// hash.update(data: Data("c".utf8))
/// hash.finalize() == SHA256.hash(data: Data("abc".utf8))  // true
/// ```
package struct SHA256: Sendable {
    /// The bytes of a digest.
    package static let byteCount = 32
    /// The bytes that are hashed at a time, which HMAC pads its keys to.
    package static let blockByteCount = 64

    #if canImport(CryptoKit)
        private var state = CryptoKit.SHA256()
    #else
        private var state = SHA256_CTX()
    #endif

    /// The hash of no bytes.
    package init() {
        #if !canImport(CryptoKit)
            SHA256_Init(&state)
        #endif
    }

    /// Adds bytes.
    /// - Parameter bytes: The bytes that follow all before.
    package mutating func update(bufferPointer bytes: UnsafeRawBufferPointer) {
        #if canImport(CryptoKit)
            state.update(bufferPointer: bytes)
        #else
            guard let start = bytes.baseAddress else { return }
            SHA256_Update(&state, start, bytes.count)
        #endif
    }

    /// Adds bytes.
    /// - Parameter data: The bytes that follow all before.
    package mutating func update(data: Data) {
        data.withUnsafeBytes { update(bufferPointer: $0) }
    }

    /// The digest of all bytes so far: 32 bytes.
    package func finalize() -> [UInt8] {
        #if canImport(CryptoKit)
            return Array(state.finalize())
        #else
            var state = state
            return [UInt8](unsafeUninitializedCapacity: Self.byteCount) { digest, count in
                SHA256_Final(digest.baseAddress, &state)
                count = Self.byteCount
            }
        #endif
    }

    /// The digest of some bytes.
    /// - Parameter data: Any bytes.
    package static func hash(data: Data) -> [UInt8] {
        var hash = SHA256()
        hash.update(data: data)
        return hash.finalize()
    }
}
