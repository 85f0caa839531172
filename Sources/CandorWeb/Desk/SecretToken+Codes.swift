import CandorLab
import Crypto
import Foundation

extension SecretToken {
    /// What proves that a form was made here: an authentication code of what it is for.
    /// - Parameters:
    ///   - purpose: What the form is for, for example a rater's link.
    ///   - key: The study's key.
    static func code(for purpose: String, key: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(
            for: Data(purpose.utf8), using: SymmetricKey(data: Data(key.utf8)))
        return text(Data(code))
    }

    /// Whether two texts are equal, in a time that does not tell how far.
    static func equal(_ one: String, _ other: String) -> Bool {
        let key = SymmetricKey(size: .bits256)
        let code = HMAC<SHA256>.authenticationCode(for: Data(one.utf8), using: key)
        return HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: Data(other.utf8), using: key)
    }
}
