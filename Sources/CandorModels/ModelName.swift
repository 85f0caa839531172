/// A model as the user names it: `kind:rest`, split at the first colon, with an optional base URL after the last `@http`.
///
/// Examples: `llama:smollm2-135m-instruct`, `openai:gpt-4.1-mini`, `openai:qwen@http://127.0.0.1:8000/v1`.
public struct ModelName: Hashable, Sendable, CustomStringConvertible {
    /// What stands before the first colon, for example `openai`.
    public let kind: String
    /// What stands after it, without the base URL: a model's name or a file's path.
    public let rest: String
    /// The base URL, if one was given.
    public let baseURL: String?

    /// Parses a name.
    /// - Parameter text: `kind:rest` or `kind:rest@http…`.
    /// - Throws: ``ModelNameError`` if there is no colon, or nothing on one side of it.
    public init(_ text: String) throws(ModelNameError) {
        guard let colon = text.firstIndex(of: ":"), colon != text.startIndex else {
            throw ModelNameError(text: text)
        }
        kind = String(text[..<colon])
        let remainder = String(text[text.index(after: colon)...])
        let (rest, baseURL) = Self.splitBaseURL(remainder)
        guard !rest.isEmpty else { throw ModelNameError(text: text) }
        self.rest = rest
        self.baseURL = baseURL
    }

    /// Creates a name from its parts.
    /// - Parameters:
    ///   - kind: The kind of model.
    ///   - rest: A model's name or a file's path.
    ///   - baseURL: Where it is served.
    public init(kind: String, rest: String, baseURL: String? = nil) {
        self.kind = kind
        self.rest = rest
        self.baseURL = baseURL
    }

    /// The name as the user would write it.
    public var description: String {
        "\(kind):\(inner)"
    }

    /// What stands behind the kind as the user wrote it, base URL included: for a name that holds another one.
    public var inner: String {
        rest + (baseURL.map { "@\($0)" } ?? "")
    }

    private static func splitBaseURL(_ text: String) -> (rest: String, baseURL: String?) {
        var search = text.endIndex
        while let at = text[..<search].lastIndex(of: "@") {
            let after = text[text.index(after: at)...]
            if after.hasPrefix("http://") || after.hasPrefix("https://") {
                return (String(text[..<at]), String(after))
            }
            search = at
        }
        return (text, nil)
    }
}

extension ModelName: Codable {
    /// Reads the name as the user would write it.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        do {
            self = try ModelName(container.decode(String.self))
        } catch let error as ModelNameError {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
        }
    }

    /// Writes the name as the user would write it.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
