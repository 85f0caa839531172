/// A text with `{fields}` that are filled in once: what is filled in is never searched for fields again.
public struct PromptTemplate: Hashable, Sendable {
    private enum Part: Hashable, Sendable {
        case text(String)
        case field(String)
    }

    private let parts: [Part]
    /// The names of its fields.
    public let fields: Set<String>

    /// Parses a template. A brace that does not enclose a name of letters and underscores is plain text.
    /// - Parameter text: The template.
    public init(_ text: String) {
        var parts: [Part] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            let name = rest[rest.index(after: open)...].prefix { $0.isLetter || $0 == "_" }
            guard !name.isEmpty, name.endIndex < rest.endIndex, rest[name.endIndex] == "}" else {
                parts.append(.text(String(rest[...open])))
                rest = rest[rest.index(after: open)...]
                continue
            }
            parts.append(.text(String(rest[..<open])))
            parts.append(.field(String(name)))
            rest = rest[rest.index(after: name.endIndex)...]
        }
        parts.append(.text(String(rest)))
        self.parts = parts
        fields = Set(
            parts.compactMap { part in
                if case .field(let name) = part { name } else { nil }
            })
    }

    /// The text with its fields filled in.
    /// - Parameter values: A value for each field; a field without one stays empty.
    public func filled(with values: [String: String]) -> String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .field(let name): values[name] ?? ""
            }
        }.joined()
    }
}
