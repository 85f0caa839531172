/// A cell of comma-separated values, quoted where it has to be (RFC 4180).
///
/// A text whose first character, spaces apart, is `=`, `+`, `-`, `@`, one of their wide forms or a control character gets an
/// apostrophe before it: spreadsheets take such cells for formulas, and what raters write must run nothing on the researcher's
/// computer. Who reads the file by a program takes the apostrophe off, or reads the JSON lines. Numbers are left as they are.
struct CSVCell {
    /// The cell as it stands in the file.
    let text: String

    /// A text; empty for `nil`.
    init(_ content: String?) {
        let content = content ?? ""
        let isFormula = content.unicodeScalars.first { $0 != " " }.map(Self.startsFormula) ?? false
        let safe = isFormula ? "'" + content : content
        let isPlain = safe.unicodeScalars.allSatisfy { !Self.special.contains($0) }
        text = isPlain ? safe : "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }

    /// A number; empty for `nil`.
    init(_ number: Double?) {
        text = number.map { Int(exactly: $0).map(String.init) ?? String($0) } ?? ""
    }

    private static let special: Set<Unicode.Scalar> = [",", "\"", "\n", "\r"]
    private static let openings: Set<Unicode.Scalar> = ["=", "+", "-", "@", "＝", "＋", "－", "＠"]

    private static func startsFormula(_ scalar: Unicode.Scalar) -> Bool {
        openings.contains(scalar) || scalar.properties.generalCategory == .control
    }
}
