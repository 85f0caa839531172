import Foundation

/// A short name for an assistant where room is scarce.
enum ModelLabel {
    /// The name without its kind and base URL, for example `gpt-4.1-mini` for `openai:gpt-4.1-mini@https://…`; of a file's
    /// path only the last part. What tells it apart, in brackets after the name, stays.
    /// - Parameter name: The assistant, as the user named it.
    static func short(_ name: String) -> String {
        if name.hasSuffix("]"), let mark = name.range(of: " [") {
            return short(String(name[..<mark.lowerBound])) + name[mark.lowerBound...]
        }
        var text = name[...]
        if let at = text.range(of: "@http") { text = text[..<at.lowerBound] }
        if let colon = text.firstIndex(of: ":"), colon != text.startIndex { text = text[text.index(after: colon)...] }
        if text.hasSuffix(".gguf"), let slash = text.lastIndex(of: "/") { text = text[text.index(after: slash)...] }
        return text.isEmpty ? name : String(text)
    }

    /// A name cut in its middle to a number of characters.
    /// - Parameters:
    ///   - name: Any text.
    ///   - length: The largest number of characters, at least 3.
    static func fit(_ name: String, _ length: Int) -> String {
        guard name.count > length else { return name }
        let tail = (length - 1) / 2
        return name.prefix(length - 1 - tail) + "…" + name.suffix(tail)
    }
}
