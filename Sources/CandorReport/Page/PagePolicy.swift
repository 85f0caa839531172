import Candor
import Foundation

/// The page's content security policy (W3C CSP Level 3): nothing is loaded, and only the style sheet and the script whose
/// hashes are named may apply; markup that slipped in could do nothing.
struct PagePolicy {
    var style: String
    /// `nil` for a page without a script: then none may run.
    var script: String?

    /// The value of the policy's meta element.
    var text: String {
        let scripts = script.map { "script-src 'sha256-\(Self.hash($0))'; " } ?? ""
        return """
            default-src 'none'; style-src 'sha256-\(Self.hash(style))'; \(scripts)base-uri 'none'; form-action 'none'
            """
    }

    private static func hash(_ text: String) -> String {
        let digits = Array(Fingerprint.sha256(Data(text.utf8)))
        let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
            UInt8(String(digits[$0...$0 + 1]), radix: 16)
        }
        return Data(bytes).base64EncodedString()
    }
}
