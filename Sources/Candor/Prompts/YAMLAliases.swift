import Yams

/// Finds out whether a YAML text repeats parts of itself by aliases (`*name` for what `&name` marks).
///
/// Candor's files have none, and aliases of aliases make a short text unboundedly large: mapping keys of them take the parser
/// exponential time. So they are looked for before the text is composed.
enum YAMLAliases {
    /// The line of the first alias; `nil` if there is none.
    /// - Parameter text: YAML.
    /// - Throws: `YamlError` for what is no YAML.
    static func firstLine(in text: String) throws -> Int? {
        guard text.contains("&"), text.contains("*") else { return nil }
        // Without its anchor an alias is an error that names its line. `!name` may stand wherever `&name` may, and in text it is
        // text as before; only where a tag stands beside the anchor are there two, and then the anchors are blotted out instead.
        do {
            return try line(ofUndefinedAliasIn: text.replacing("&", with: "!"))
        } catch {
            let blotted = text.replacing(#/&[A-Za-z0-9_\-]+/#) { String(repeating: " ", count: $0.output.count) }
            return try line(ofUndefinedAliasIn: blotted)
        }
    }

    private static func line(ofUndefinedAliasIn text: String) throws -> Int? {
        do {
            _ = try Yams.compose(yaml: text)
            return nil
        } catch YamlError.composer(_, let problem, let mark, _) where problem.contains("undefined alias") {
            return mark.line
        }
    }
}
