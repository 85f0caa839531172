import CandorDigest
import CandorModels
import Foundation

/// Hashes that name things.
public enum Fingerprint {
    /// A short name for a tuple of texts: the first 16 hexadecimal digits of SHA-256 over the parts, each preceded by its
    /// length, so that no two tuples share an input.
    /// - Parameter parts: The texts, in order.
    public static func short(_ parts: String...) -> String {
        var hash = SHA256()
        for part in parts {
            hash.update(data: Data("\(part.utf8.count):\(part)".utf8))
        }
        return String(hash.finalize().hexadecimal.prefix(16))
    }

    /// SHA-256 of some bytes, as 64 hexadecimal digits.
    /// - Parameter bytes: Any bytes.
    public static func sha256(_ bytes: Data) -> String {
        SHA256.hash(data: bytes).hexadecimal
    }
}
