/// Text made safe for HTML where a template does not do it: in drawings and data blocks.
enum HTMLText {
    /// Text as the content of an element or a quoted attribute.
    static func escaped(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// JSON for a `<script type="application/json">`: neither an end tag, nor a comment, nor an entity, nor a line separator
    /// can appear in it (WHATWG HTML, section 4.12.1.3, restrictions for contents of script elements).
    /// - Parameter json: Any JSON text; `<`, `>`, `&`, U+2028 and U+2029 can stand only inside its strings.
    static func scriptData(_ json: String) -> String {
        var result = ""
        result.reserveCapacity(json.utf8.count)
        for scalar in json.unicodeScalars {
            switch scalar {
            case "<": result += "\\u003c"
            case ">": result += "\\u003e"
            case "&": result += "\\u0026"
            case "\u{2028}": result += "\\u2028"
            case "\u{2029}": result += "\\u2029"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
