import Foundation

/// A short name for a preference model: what kind it is stays, for an oracle is not a judge.
enum PreferenceModelLabel {
    /// The name without base URL and folders, for example `prefixed:non-sycophantic:head:mine.json`.
    /// - Parameter name: The preference model, as the user named it.
    static func short(_ name: String) -> String {
        var text = name[...]
        if let at = text.range(of: "@http") { text = text[..<at.lowerBound] }
        guard let colon = text.lastIndex(of: ":") else { return String(text) }
        let rest = text[text.index(after: colon)...]
        let isFile = [".json", ".gguf", ".yaml", ".yml"].contains { rest.hasSuffix($0) }
        guard isFile, let slash = rest.lastIndex(of: "/") else { return String(text) }
        return text[...colon] + String(rest[rest.index(after: slash)...])
    }

    /// Short names, in full for those that would be the same.
    /// - Parameter names: The preference models.
    static func distinct(_ names: [String]) -> [String: String] {
        let short = names.map(Self.short)
        return Dictionary(
            zip(names, short).map { name, text in (name, short.count { $0 == text } > 1 ? name : text) },
            uniquingKeysWith: { first, _ in first })
    }
}
