import Foundation

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
    /// - Parameter json: Any JSON text in UTF-8; `<`, `>`, `&`, U+2028 and U+2029 can stand only inside its strings.
    static func scriptData(_ json: Data) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(json.count + json.count / 16)
        for byte in json {
            switch byte {
            case UInt8(ascii: "<"): result += Array("\\u003c".utf8)
            case UInt8(ascii: ">"): result += Array("\\u003e".utf8)
            case UInt8(ascii: "&"): result += Array("\\u0026".utf8)
            // U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
            case 0xA8...0xA9 where result.suffix(2) == [0xE2, 0x80]:
                result.removeLast(2)
                result += Array((byte == 0xA8 ? "\\u2028" : "\\u2029").utf8)
            default: result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
