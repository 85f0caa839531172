import CandorDigest
import Foundation

/// Text that cannot be guessed: the secret part of a link, a password, a key.
enum SecretToken {
    /// A new one of 192 random bits, in the alphabet of RFC 4648, section 5.
    static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<24).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        return text(Data(bytes))
    }

    /// What proves that a form was made here: an authentication code of what it is for.
    /// - Parameters:
    ///   - purpose: What the form is for, for example a rater's link.
    ///   - key: The study's key.
    static func code(for purpose: String, key: String) -> String {
        text(Data(HMAC.code(for: Data(purpose.utf8), key: Data(key.utf8))))
    }

    /// Whether two texts are equal, in a time that does not tell how far.
    static func equal(_ one: String, _ other: String) -> Bool {
        HMAC.equal(Data(one.utf8), Data(other.utf8))
    }

    private static func text(_ bytes: Data) -> String {
        bytes.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
