import CandorDigest
import CandorLab
import Foundation

extension SecretToken {
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
}
