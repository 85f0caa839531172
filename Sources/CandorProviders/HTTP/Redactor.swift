import Foundation

/// Takes a key out of whatever a server says, so that it reaches no error, log or store, and characters that a terminal obeys out
/// of what is shown.
struct Redactor: Sendable {
    /// What stands in the key's place.
    static let mark = "[redacted]"
    /// Keys shorter than this are placeholders such as `EMPTY`, which an answer may contain by chance.
    private static let shortestSecret = 16

    /// The key in the forms in which a server may repeat it; held in functions, so that nothing prints them.
    private let forms: @Sendable () -> [String]
    private let bytes: @Sendable () -> [Data]

    init(_ secret: Secret) {
        let forms = Self.forms(of: secret.value)
        let isLong = secret.value.count >= Self.shortestSecret
        let bytes = isLong ? forms.map { Data($0.utf8) } : []
        self.forms = { forms }
        self.bytes = { bytes }
    }

    /// The text without the key, on one line, without characters that do anything but show, and of limited length.
    func excerpt(of text: String, limit: Int = 300) -> String {
        let line = redact(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let shown = String(String.UnicodeScalarView(line.unicodeScalars.map(Self.shown)))
        return shown.count <= limit ? shown : shown.prefix(limit) + "…"
    }

    /// The body of an answer without the key; unchanged unless the server has echoed it.
    func redact(body: Data) -> Data {
        guard bytes().contains(where: { body.range(of: $0) != nil }) else { return body }
        return Data(redact(String(decoding: body, as: UTF8.self)).utf8)
    }

    private func redact(_ text: String) -> String {
        forms().reduce(text) { $0.replacing($1, with: Self.mark) }
    }

    /// The key itself, with its slashes escaped as in JSON, as part of a URL, and inside base64, where it looks in three ways,
    /// depending on what stands before it (`Basic` authentication).
    private static func forms(of key: String) -> [String] {
        guard !key.isEmpty else { return [] }
        var forms = [key, key.replacing("/", with: "\\/")]
        if let encoded = key.addingPercentEncoding(withAllowedCharacters: .alphanumerics) { forms.append(encoded) }
        if key.count >= shortestSecret {
            for shift in 0..<3 {
                let whole = (Data(repeating: 0, count: shift) + Data(key.utf8)).base64EncodedString().prefix {
                    $0 != "="
                }
                // Without the characters at either end that depend on the neighbours.
                let inner = whole.dropFirst(shift == 0 ? 0 : shift + 1).dropLast(
                    (key.utf8.count + shift) % 3 == 0 ? 0 : 1)
                let standard = String(inner)
                forms += [standard, standard.replacing("+", with: "-").replacing("/", with: "_")]
                forms.append(standard.replacing("/", with: "\\/"))
            }
        }
        var seen: Set<String> = []
        return forms.filter { seen.insert($0).inserted }
    }

    /// A character as it may be shown: those that control a terminal, or the direction of what is read, as pictures of themselves.
    private static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0...0x1F: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
        case 0x7F: "\u{2421}"
        case 0x80...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
        default: scalar
        }
    }
}
