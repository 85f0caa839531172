import Foundation

/// Text that cannot be guessed: the secret part of a link, a password, a key.
package enum SecretToken {
    /// A new one of 192 random bits, in the alphabet of RFC 4648, section 5.
    package static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<24).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        return text(Data(bytes))
    }

    /// Bytes in that alphabet, without padding.
    package static func text(_ bytes: Data) -> String {
        bytes.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
