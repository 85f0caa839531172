/// A cell of comma-separated values, quoted where it has to be (RFC 4180): the one way in which Candor writes tables.
///
/// A text that a spreadsheet could take for a formula gets an apostrophe before it: what a server, a file or a rater wrote must run
/// nothing on the computer of whoever opens the table. That is a text which begins with `=`, `+`, `-`, `@` or one of their wide
/// forms, whatever white space or invisible characters (U+FEFF, U+200B, U+00A0 …) stand before it, and one which begins with a
/// control character. Numbers are left as they are. Who reads the file by a program takes the apostrophe off, or reads the JSON.
public struct CSVCell: Hashable, Sendable {
    /// The cell as it stands in the file.
    public let text: String

    /// A text; empty for `nil`.
    /// - Parameters:
    ///   - content: The text.
    ///   - keepsNumbers: Whether a text that reads as a number, for example `-0.5`, is one and left as it is.
    public init(_ content: String?, keepsNumbers: Bool = false) {
        let content = content ?? ""
        let isNumber = keepsNumbers && Double(content) != nil
        let safe = !isNumber && Self.isFormula(content) ? "'" + content : content
        let isPlain = safe.unicodeScalars.allSatisfy { !Self.special.contains($0) }
        text = isPlain ? safe : "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }

    /// A number; empty for `nil`.
    public init(_ number: Double?) {
        text = number.map { Int(exactly: $0).map(String.init) ?? String($0) } ?? ""
    }

    private static func isFormula(_ content: String) -> Bool {
        guard let first = content.unicodeScalars.first(where: { !isPassedOver($0) }) else {
            return content.unicodeScalars.contains { $0.properties.generalCategory == .control }
        }
        let before = content.unicodeScalars.prefix { isPassedOver($0) }
        if before.contains(where: { $0.properties.generalCategory == .control }) { return true }
        return openings.contains(first)
    }

    private static let openings: Set<Unicode.Scalar> = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "﹢", "﹣", "﹦", "﹫"]

    /// Whether some spreadsheet takes it for nothing at the beginning of a cell.
    private static func isPassedOver(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator: true
        default: scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
        }
    }

    /// What has to be quoted: also the semicolon, at which a spreadsheet of some countries would begin a new cell.
    private static let special: Set<Unicode.Scalar> = [",", "\"", ";", "\n", "\r"]
}
