import CandorModels

/// How a dialogue and its response become what a server reads.
///
/// A reward model is right only about text laid out as in its training, so where the server does not apply the model's own
/// template, the one to use has to be chosen.
enum RewardTemplate: String, CaseIterable, Sendable {
    /// Messages are sent and the server applies the chat template that came with the model.
    case server
    /// Paragraphs that begin with `Human: ` or `Assistant: `, as in Bai et al. 2022; a system prompt stands first, bare.
    case plain
    /// `<|im_start|>role`, the text, `<|im_end|>`: Qwen, SmolLM2 and many more.
    case chatML = "chatml"
    /// The headers of Llama 3, without its first token, which tokenisers add themselves.
    case llama3
    /// Two texts, the dialogue in paragraphs and the response, for heads on sentence pairs such as DeBERTa's.
    case pair

    /// The dialogue with its response as text.
    /// - Returns: One text, or two for ``pair``.
    func texts(_ dialogue: Dialogue, _ response: String) -> [String] {
        let whole = dialogue.adding(.assistant(response)).messages
        return switch self {
        case .server, .plain: [Self.paragraphs(whole)]
        case .chatML: [whole.map { "<|im_start|>\($0.role.rawValue)\n\($0.content)<|im_end|>\n" }.joined()]
        case .llama3:
            [
                whole.map {
                    "<|start_header_id|>\($0.role.rawValue)<|end_header_id|>\n\n\($0.content)<|eot_id|>"
                }.joined()
            ]
        case .pair: [Self.pairedQuestion(dialogue), response]
        }
    }

    /// A single question needs no name before it: that is what such heads were trained on.
    private static func pairedQuestion(_ dialogue: Dialogue) -> String {
        dialogue.messages.count == 1 ? dialogue.messages.map(\.content).joined() : paragraphs(dialogue.messages)
    }

    private static func paragraphs(_ messages: [Message]) -> String {
        messages.map { message in
            switch message.role {
            case .system: message.content
            case .user: "Human: \(message.content)"
            case .assistant: "Assistant: \(message.content)"
            }
        }.joined(separator: "\n\n")
    }
}
