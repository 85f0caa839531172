import CandorModels
import Yams

/// A node of a YAML file that knows where it stands, so that errors name the line.
public struct YAMLDocument {
    private let node: Node
    private let file: String
    /// The key that it stands under, for errors that name no field of their own.
    private var name: String?

    /// Parses a file's text.
    /// - Parameters:
    ///   - text: YAML 1.1 (JSON is a part of it).
    ///   - file: The file, for errors.
    /// - Throws: ``DataError`` with the line of the first syntax error, or of the first alias.
    public init(_ text: String, file: String) throws {
        do {
            if let line = try YAMLAliases.firstLine(in: text) {
                throw DataError(
                    .malformed, file: file, line: line, reason: "has an alias (*name); write out what it stands for")
            }
            guard let node = try Yams.compose(yaml: text) else {
                throw DataError(.malformed, file: file, reason: "is empty")
            }
            self.init(node: node, file: file)
        } catch let error as YamlError {
            throw DataError(.malformed, file: file, line: error.line, reason: error.summary)
        }
    }

    private init(node: Node, file: String, name: String? = nil) {
        self.node = node
        self.file = file
        self.name = name
    }

    /// An error at this node's line.
    /// - Parameters:
    ///   - field: The field's path; `nil` for the key that the node stands under.
    ///   - reason: What is wrong.
    public func error(_ field: String?, _ reason: String) -> DataError {
        DataError(.malformed, file: file, line: node.mark?.line, field: field ?? name, reason: reason)
    }

    /// The member of a mapping, `nil` if it is absent or `null`.
    public subscript(key: String) -> YAMLDocument? {
        guard let mapping = node.mapping, let value = mapping[Node(key)], value.null == nil else { return nil }
        return YAMLDocument(node: value, file: file, name: key)
    }

    /// The member of a mapping.
    /// - Throws: ``DataError`` if it is absent.
    public func require(_ key: String) throws -> YAMLDocument {
        guard let value = self[key] else { throw error(key, "is missing") }
        return value
    }

    /// Refuses members that are not known, at the line of the first one.
    /// - Parameter keys: The known keys.
    public func allow(_ keys: [String]) throws {
        guard let mapping = node.mapping else { throw error(nil, "must be a mapping") }
        for (key, _) in mapping {
            guard let name = key.string, keys.contains(name) else {
                let words = "is an unknown key; there are \(keys.joined(separator: ", "))"
                throw YAMLDocument(node: key, file: file)
                    .error(key.string, words + Spelling.hint(for: key.string ?? "", among: keys))
            }
        }
    }

    /// The members of a mapping in the file's order.
    public func members() throws -> [(key: String, value: YAMLDocument)] {
        guard let mapping = node.mapping else { throw error(nil, "must be a mapping") }
        return try mapping.map { key, value in
            guard let name = key.string else { throw error(nil, "has a key that is not text") }
            return (name, YAMLDocument(node: value, file: file, name: name))
        }
    }

    /// The elements of a sequence; a single value counts as a sequence of one.
    public func elements() throws -> [YAMLDocument] {
        if let sequence = node.sequence { return sequence.map { YAMLDocument(node: $0, file: file, name: name) } }
        guard node.scalar != nil else { throw error(nil, "must be a list") }
        return [self]
    }

    /// The text of a scalar.
    public func text() throws -> String {
        guard let text = node.scalar?.string else { throw error(nil, "must be text") }
        return text
    }

    /// The texts of a list of scalars.
    public func texts() throws -> [String] { try elements().map { try $0.text() } }

    /// The node as JSON: what is quoted is text, and so is what is neither null, a truth value nor a finite number.
    public func json() throws -> JSONValue {
        if let mapping = node.mapping {
            guard !mapping.isEmpty else { return .object([:]) }
            return .object(Dictionary(try members().map { ($0.key, try $0.value.json()) }) { $1 })
        }
        if node.sequence != nil { return .array(try elements().map { try $0.json() }) }
        guard let scalar = node.scalar else { throw error(nil, "must be a value") }
        guard scalar.style == .plain || scalar.style == .any else { return .string(scalar.string) }
        if node.null != nil { return .null }
        if scalar.string == "true" || scalar.string == "false" { return .bool(scalar.string == "true") }
        if let number = Double(scalar.string), number.isFinite { return .number(number) }
        return .string(scalar.string)
    }

    /// A whole number.
    public func integer() throws -> Int {
        guard let value = node.scalar.flatMap({ Int($0.string) }) else { throw error(nil, "must be a whole number") }
        return value
    }

    /// A number.
    public func number() throws -> Double {
        guard let value = node.scalar.flatMap({ Double($0.string) }), value.isFinite else {
            throw error(nil, "must be a number")
        }
        return value
    }

    /// `true` or `false`.
    public func flag() throws -> Bool {
        guard let value = node.bool else { throw error(nil, "must be true or false") }
        return value
    }
}

extension YamlError {
    fileprivate var line: Int? {
        switch self {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        case .duplicatedKeysInMapping(_, let context): context.mark.line
        default: nil
        }
    }

    fileprivate var summary: String {
        switch self {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _): problem
        case .duplicatedKeysInMapping(let keys, _): "has the key '\(keys.joined(separator: "', '"))' twice"
        default: "is not valid YAML"
        }
    }
}

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
