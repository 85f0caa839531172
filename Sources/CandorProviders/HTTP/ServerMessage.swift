import Foundation

/// What a server says in the body of an error, in the shapes that the known servers use.
struct ServerMessage: Hashable, Sendable {
    /// The sentence meant for people.
    var text: String
    /// The parameter that is complained about, where it is named apart.
    var parameter: String?
    /// The server's own code or type of error.
    var code: String?

    /// Reads `{"error": {"message", "param", "code" or "type"}}` (OpenAI, Anthropic, vLLM), `{"error": "…"}` (Ollama),
    /// `{"message": …}` (older vLLM) and `{"detail": …}` (FastAPI); any other body is its own text.
    init(body: Data) {
        guard case .object(let top)? = try? JSONDecoder().decode(Node.self, from: body) else {
            self.init(text: String(decoding: body.prefix(4_096), as: UTF8.self))
            return
        }
        switch top["error"] {
        case .object(let error):
            self.init(
                text: error["message"]?.text ?? "", parameter: error["param"]?.text,
                code: error["code"]?.text ?? error["type"]?.text)
        case .leaf(let text): self.init(text: text)
        default:
            self.init(
                text: top["message"]?.text ?? top["detail"]?.text ?? "", parameter: top["param"]?.text,
                code: top["type"]?.text)
        }
    }

    /// Whether it says that a text is too long: "maximum context length is 512 tokens" (vLLM), "must have less than 512 tokens"
    /// (text-embeddings-inference), "input is longer than the context length" (SGLang).
    var speaksOfLength: Bool {
        let said = text.lowercased()
        let limits = ["too long", "longer than", "exceed", "maximum", "less than"]
        return limits.contains(where: said.contains) && ["token", "length", "context"].contains(where: said.contains)
    }

    /// Creates a message.
    init(text: String, parameter: String? = nil, code: String? = nil) {
        self.text = text
        self.parameter = parameter
        self.code = code
    }

    /// As much of JSON's shape as error bodies need.
    private enum Node: Decodable {
        case object([String: Node])
        case leaf(String)
        case other

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let object = try? container.decode([String: Node].self) {
                self = .object(object)
            } else if let list = try? container.decode([Node].self) {
                self = list.first ?? .other
            } else if let text = try? container.decode(String.self) {
                self = .leaf(text)
            } else if let number = try? container.decode(Int.self) {
                self = .leaf(String(number))
            } else {
                self = .other
            }
        }

        var text: String? {
            switch self {
            case .leaf(let text): text
            case .object(let object): object["msg"]?.text ?? object["message"]?.text
            case .other: nil
            }
        }
    }
}
