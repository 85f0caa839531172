/// A model as the user names it: `kind:rest`, split at the first colon, with an optional base URL after the last `@http`.
///
/// Examples: `llama:smollm2-135m-instruct`, `openai:gpt-4.1-mini`, `openai:qwen@http://127.0.0.1:8000/v1`. Behind a `?`,
/// `key-env=VARIABLE` names the environment variable that holds the key; it is no part of the address. `openai:NAME#LABEL` is
/// NAME at its server, and a model of its own here: with its own answers, under its own name.
public struct ModelName: Hashable, Sendable, CustomStringConvertible {
    /// What stands before the first colon, for example `openai`.
    public let kind: String
    /// What stands after it, without the base URL: a model's name with its label, or a file's path.
    public let rest: String
    /// The base URL as it was given, without `key-env`; `nil` if none was.
    public let baseURL: String?
    /// The environment variable that holds the key, where the name says which.
    public let keyVariable: String?

    /// Parses a name.
    /// - Parameter text: `kind:rest` or `kind:rest@http…`, either with `?key-env=VARIABLE` at its end.
    /// - Throws: ``ModelNameError`` if there is no colon, or nothing on one side of it.
    public init(_ text: String) throws(ModelNameError) {
        guard let colon = text.firstIndex(of: ":"), colon != text.startIndex else {
            throw ModelNameError(text: text)
        }
        kind = String(text[..<colon])
        let remainder = String(text[text.index(after: colon)...])
        let (rest, baseURL) = Self.splitBaseURL(remainder)
        if let baseURL {
            self.rest = rest
            (self.baseURL, keyVariable) = Self.splitKeyVariable(baseURL)
        } else {
            (self.rest, keyVariable) = Self.splitKeyVariable(rest)
            self.baseURL = nil
        }
        guard !self.rest.isEmpty else { throw ModelNameError(text: text) }
    }

    /// Creates a name from its parts.
    /// - Parameters:
    ///   - kind: The kind of model.
    ///   - rest: A model's name or a file's path.
    ///   - baseURL: Where it is served.
    ///   - keyVariable: The environment variable that holds the key.
    public init(kind: String, rest: String, baseURL: String? = nil, keyVariable: String? = nil) {
        self.kind = kind
        self.rest = rest
        self.baseURL = baseURL
        self.keyVariable = keyVariable
    }

    /// The name as the user would write it, without the key's variable, which changes nothing about the model.
    public var description: String {
        "\(kind):\(rest)" + (baseURL.map { "@\($0)" } ?? "")
    }

    /// What stands behind the kind as the user wrote it, base URL and key's variable included: for a name that holds another one.
    public var inner: String {
        let address = rest + (baseURL.map { "@\($0)" } ?? "")
        guard let keyVariable else { return address }
        return address + (address.contains("?") ? "&" : "?") + Self.keyOption + keyVariable
    }

    private static let keyOption = "key-env="

    private static func splitBaseURL(_ text: String) -> (rest: String, baseURL: String?) {
        var search = text.endIndex
        while let at = text[..<search].lastIndex(of: "@") {
            let after = text[text.index(after: at)...]
            let start = after.prefix(8).lowercased()
            if start.hasPrefix("http://") || start.hasPrefix("https://") {
                return (String(text[..<at]), String(after))
            }
            search = at
        }
        return (text, nil)
    }

    /// Takes `key-env=VARIABLE` out of the query behind the first `?`; other parts of the query stay as they are.
    private static func splitKeyVariable(_ text: String) -> (rest: String, variable: String?) {
        guard let mark = text.firstIndex(of: "?"), text[mark...].contains(keyOption) else { return (text, nil) }
        let items = text[text.index(after: mark)...].split(separator: "&", omittingEmptySubsequences: false)
        guard let option = items.last(where: { $0.hasPrefix(keyOption) }) else { return (text, nil) }
        let others = items.filter { !$0.hasPrefix(keyOption) }
        let query = others.isEmpty ? "" : "?" + others.joined(separator: "&")
        return (text[..<mark] + query, String(option.dropFirst(keyOption.count)))
    }
}

extension ModelName {
    /// What the model is called at its server: ``rest`` without the label.
    public var servedName: String { labelMark.map { String(rest[..<$0]) } ?? rest }

    /// The label that makes it a model of its own, behind the last `#` of ``rest``; `nil` without one.
    public var label: String? { labelMark.map { String(rest[rest.index(after: $0)...]) } }

    /// The same model at the same place under a label.
    /// - Parameter label: What tells its answers from those of others that are called alike at their servers.
    /// - Returns: The name with this label instead of any other.
    public func labelled(_ label: String) -> ModelName {
        ModelName(kind: kind, rest: "\(servedName)#\(label)", baseURL: baseURL, keyVariable: keyVariable)
    }

    /// The same model with the variable that holds its key, unless the name says one itself.
    /// - Parameter variable: The variable; `nil` leaves the name as it is.
    public func keyed(by variable: String?) -> ModelName {
        ModelName(kind: kind, rest: rest, baseURL: baseURL, keyVariable: keyVariable ?? variable)
    }

    private var labelMark: String.Index? {
        guard let mark = rest.lastIndex(of: "#"), mark != rest.startIndex, rest.index(after: mark) != rest.endIndex
        else { return nil }
        return mark
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

/// A text that names no model.
public struct ModelNameError: CandorError, Hashable, Sendable, CustomStringConvertible {
    /// What was given.
    public let text: String

    /// What is wrong and how a name looks.
    public var description: String {
        "'\(text)' names no model: write kind:name, for example llama:smollm2-135m-instruct or openai:gpt-4.1-mini"
    }

    /// The same.
    public var errorDescription: String? { description }

    /// What a command that it ends exits with.
    public var exitStatus: ExitStatus? { .usage }
}
