import Foundation

/// Takes a key out of whatever a server says, so that it reaches no error, log or store.
struct Redactor: Sendable {
    /// What stands in the key's place.
    static let mark = "[redacted]"
    /// Keys shorter than this are placeholders such as `EMPTY`, which an answer may contain by chance.
    private static let shortestSecret = 16

    private let secret: Secret

    init(_ secret: Secret) {
        self.secret = secret
    }

    /// The text without the key, also where its slashes are escaped as in JSON, and of limited length.
    func excerpt(of text: String, limit: Int = 300) -> String {
        let line = redact(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count <= limit ? line : line.prefix(limit) + "…"
    }

    /// The body of an answer without the key; unchanged unless the server has echoed it.
    func redact(body: Data) -> Data {
        guard secret.value.count >= Self.shortestSecret, body.range(of: Data(secret.value.utf8)) != nil else {
            return body
        }
        return Data(redact(String(decoding: body, as: UTF8.self)).utf8)
    }

    private func redact(_ text: String) -> String {
        let secret = secret.value
        guard !secret.isEmpty else { return text }
        return text.replacing(secret, with: Self.mark)
            .replacing(secret.replacing("/", with: "\\/"), with: Self.mark)
    }
}
