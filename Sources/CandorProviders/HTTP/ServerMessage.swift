import CandorModels
import Foundation

/// What a server says in the body of an error, in the shapes that the known servers use.
struct ServerMessage: Hashable, Sendable {
    /// The sentence meant for people.
    var text: String
    /// The parameter that is complained about, where it is named apart, as a path (`messages.0.role`).
    var parameter: String?
    /// The server's own code or type of error.
    var code: String?
    /// Further codes: an inner error's, a provider's behind a router.
    var furtherCodes: [String] = []
    /// The status that the body itself names, where it does.
    var status: Int?

    /// Creates a message.
    init(text: String, parameter: String? = nil, code: String? = nil) {
        self.text = text
        self.parameter = parameter
        self.code = code
    }

    /// Reads `{"error": {"message", "param", "code" or "type"}}` (OpenAI, Anthropic, vLLM), the same in a list (Google),
    /// `{"error": "…"}` (Ollama), `{"message": …}` (older vLLM), `{"detail": […]}` (FastAPI) and `{"message": {"detail": […]}}`
    /// (Mistral), with what a router passes on in `metadata.raw`; any other body is its own text.
    init(body: Data) {
        if let value = try? TolerantJSON(body).value {
            self.init(value)
        } else {
            self.init(text: String(decoding: body.prefix(4_096), as: UTF8.self))
        }
    }

    /// Reads an error that stands as a value, for example in an answer with a good status.
    init(_ value: JSONValue) {
        var reader = ServerMessageReader()
        reader.read(value, depth: 0)
        self.init(text: reader.texts.joined(separator: ": "), parameter: reader.parameter, code: reader.codes.first)
        furtherCodes = Array(reader.codes.dropFirst())
        status = reader.status
    }

    /// All codes in lower case.
    var codes: [String] { ([code].compactMap { $0 } + furtherCodes).map { $0.lowercased() } }

    /// The first step of the parameter's path: the name of a setting at the top of a request.
    var setting: String? {
        parameter.map { String($0.prefix { $0 != "." && $0 != "[" && $0 != "," && $0 != " " }) }
    }
}

/// Gathers what the nested objects of an error body say.
private struct ServerMessageReader {
    var texts: [String] = []
    var codes: [String] = []
    var parameter: String?
    var status: Int?

    private static let deepest = 6

    mutating func read(_ value: JSONValue, depth: Int) {
        guard depth < Self.deepest else { return }
        switch value {
        case .string(let text): readText(text, depth: depth)
        case .array(let values): if let first = values.first { read(first, depth: depth + 1) }
        case .object(let members): readObject(members, depth: depth)
        default: break
        }
    }

    /// Routers hand on the body of the provider behind them as a text.
    private mutating func readText(_ text: String, depth: Int) {
        if text.first == "{" || text.first == "[", let inner = try? TolerantJSON(Data(text.utf8)).value {
            read(inner, depth: depth + 1)
        } else if !text.isEmpty, !texts.contains(text) {
            texts.append(text)
        }
    }

    private mutating func readObject(_ members: [String: JSONValue], depth: Int) {
        readNames(members)
        for name in ["error", "message", "msg", "detail", "error_description", "description"] {
            if let value = members[name], !value.isNothing {
                read(value, depth: depth + 1)
            }
        }
        for name in ["innererror", "inner_error", "details", "fieldViolations", "errors"] {
            if let value = members[name] { readInside(value, depth: depth) }
        }
        if let metadata = members["metadata"]?.members {
            if metadata["reasons"]?.isNothing == false || metadata["flagged_input"]?.isNothing == false {
                note("moderation")
            }
            if let raw = metadata["raw"] { read(raw, depth: depth + 1) }
        }
    }

    /// Codes and parameters of inner objects count, their sentences only where there is none yet.
    private mutating func readInside(_ value: JSONValue, depth: Int) {
        var inner = ServerMessageReader()
        for value in value.array ?? [value] { inner.read(value, depth: depth + 1) }
        inner.codes.forEach { note($0) }
        parameter = parameter ?? inner.parameter
        if texts.isEmpty { texts = inner.texts }
    }

    private mutating func readNames(_ members: [String: JSONValue]) {
        if parameter == nil {
            parameter = members["param"]?.text ?? members["field"]?.text ?? members["loc"].flatMap(Self.path)
        }
        // A numeric code is a status; the names stand in `code`, `type`, or, with Google, `status`.
        for name in ["code", "type", "status"] {
            if let code = members[name]?.text, Int(code) == nil, code != "error" { note(code) }
        }
        if status == nil {
            status = ["code", "status", "status_code", "http_code"].lazy.compactMap { members[$0]?.count }
                .first { (400...599).contains($0) }
        }
    }

    private mutating func note(_ code: String) {
        if !codes.contains(code) { codes.append(code) }
    }

    /// FastAPI's place of an error, `["body", "messages", 0, "role"]`, as a path below the body.
    private static func path(_ place: JSONValue) -> String? {
        let steps = (place.array ?? []).compactMap { step in step.string ?? step.count.map(String.init) }
        let inside = steps.first == "body" ? steps.dropFirst() : steps[...]
        return inside.isEmpty ? nil : inside.joined(separator: ".")
    }
}
