import CandorModels
import Foundation

internal import CLlama

/// Turns a dialogue into the text that the model was trained to see.
struct ChatTemplate: Sendable {
    private let weights: Weights
    private let template: String
    /// The system prompt that the template puts before a dialogue without one.
    let standingSystemPrompt: String?
    /// The token with which the template ends an assistant's turn, where it has one.
    private(set) var endOfTurn: Token?

    /// Takes the template from the model's file.
    init(weights: Weights) throws(LlamaError) {
        guard let template = weights.chatTemplate, !template.isEmpty else {
            throw LlamaError(.noChatTemplate, model: weights.name)
        }
        self.weights = weights
        self.template = template
        standingSystemPrompt = Self.standingSystemPrompt(in: template)
        _ = try text(of: [Message.user("?")])
        endOfTurn = try findEndOfTurn()
    }

    /// The tokens that the model reads before it writes its answer.
    ///
    /// A trailing assistant turn is put after the header of the assistant's turn and left open, so that the model goes on
    /// with it. What a message says is text: where it holds the text of a control token, template and messages are
    /// tokenised apart, so that it cannot end its turn.
    func tokens(of dialogue: Dialogue) throws(LlamaError) -> [Token] {
        try tokens(of: complete(dialogue.withoutPrefill.messages), prefill: dialogue.prefill ?? "", opensAnswer: true)
    }

    /// The tokens of a dialogue whose turns are all finished.
    func tokens(ofFinished dialogue: Dialogue) throws(LlamaError) -> [Token] {
        try tokens(of: complete(dialogue.messages), prefill: "", opensAnswer: false)
    }

    private func tokens(
        of turns: [Message], prefill: String, opensAnswer: Bool
    ) throws(LlamaError) -> [Token] {
        let tokenizer = Tokenizer(weights: weights)
        var isPlain = true
        for content in turns.map(\.content) + [prefill] where try tokenizer.hasControlText(content) {
            isPlain = false
        }
        if isPlain {
            let text = try text(of: turns, opensAnswer: opensAnswer) + prefill
            return try tokenizer.tokens(of: text, addsSpecial: true, readsSpecial: true)
        }
        return try tokensApart(turns, prefill: prefill, opensAnswer: opensAnswer, tokenizer: tokenizer)
    }

    /// The tokens of a dialogue, and of a response to it as a finished turn. What the response says is text, whatever it holds.
    func finishedTurn(
        _ response: String, to dialogue: Dialogue
    ) throws(LlamaError) -> (prompt: [Token], response: [Token]) {
        let said = try Tokenizer(weights: weights).tokens(of: response, addsSpecial: false, readsSpecial: false)
        return (try tokens(of: dialogue), endOfTurn.map { said + [$0] } ?? said)
    }

    /// The text of a dialogue.
    /// - Parameters:
    ///   - messages: The turns.
    ///   - opensAnswer: Whether the header of the assistant's turn stands at its end.
    func text(of messages: [Message], opensAnswer: Bool = true) throws(LlamaError) -> String {
        let roles = messages.map { strdup($0.role.rawValue) }
        let contents = messages.map { strdup($0.content) }
        defer { (roles + contents).forEach { free($0) } }
        let chat = zip(roles, contents).map { llama_chat_message(role: $0, content: $1) }
        var buffer = [CChar](repeating: 0, count: 1024 + 2 * messages.reduce(0) { $0 + $1.content.utf8.count })
        var length = llama_chat_apply_template(template, chat, chat.count, opensAnswer, &buffer, Int32(buffer.count))
        if length > buffer.count {
            buffer = [CChar](repeating: 0, count: Int(length))
            length = llama_chat_apply_template(template, chat, chat.count, opensAnswer, &buffer, length)
        }
        guard length >= 0 else { throw LlamaError(.noChatTemplate, model: weights.name) }
        return String(decoding: buffer.prefix(Int(length)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The first token after an assistant's turn that ends it for llama.cpp; failing that, the vocabulary's.
    private func findEndOfTurn() throws(LlamaError) -> Token? {
        let mark = "\u{E000}"
        let turns = try text(of: [.user("?"), .assistant(mark)], opensAnswer: false)
        let tail = turns.components(separatedBy: mark).last ?? ""
        let tokens = try Tokenizer(weights: weights).tokens(of: tail, addsSpecial: false, readsSpecial: true)
        let vocabulary = weights.vocabulary
        return (tokens + [llama_vocab_eot(vocabulary), llama_vocab_eos(vocabulary)])
            .first { $0 != LLAMA_TOKEN_NULL && weights.endsTurn($0) }
    }

    /// The turns with the template's own system prompt before them, where they have none.
    private func complete(_ messages: [Message]) -> [Message] {
        guard let standingSystemPrompt, messages.first?.role != .system else { return messages }
        return [.system(standingSystemPrompt)] + messages
    }

    private func tokensApart(
        _ turns: [Message], prefill: String, opensAnswer: Bool, tokenizer: Tokenizer
    ) throws(LlamaError) -> [Token] {
        let mark = "\u{E000}"
        var tokens: [Token] = []
        let frame = try text(of: turns.map { Message($0.role, mark) }, opensAnswer: opensAnswer)
            .components(separatedBy: mark)
        let contents = turns.map(\.content) + [prefill]
        guard frame.count == contents.count else { throw LlamaError(.noChatTemplate, model: weights.name) }
        for (index, (piece, content)) in zip(frame, contents).enumerated() {
            tokens += try tokenizer.tokens(of: piece, addsSpecial: index == 0, readsSpecial: true)
            tokens += try tokenizer.tokens(of: content, addsSpecial: false, readsSpecial: false)
        }
        return tokens
    }

    /// llama.cpp knows the shape of a ChatML template but not the system prompt that some of them carry (SmolLM2, Qwen):
    /// it stands in a string literal between the tokens that begin and end a system turn.
    static func standingSystemPrompt(in template: String) -> String? {
        for newline in ["\n", "\\n"] {
            guard let start = template.range(of: "<|im_start|>system" + newline),
                let end = template.range(of: "<|im_end|>", range: start.upperBound..<template.endIndex)
            else { continue }
            let prompt = template[start.upperBound..<end.lowerBound]
            // A quote or a brace inside means that the literal ended before: the prompt is the caller's.
            guard !prompt.isEmpty, !prompt.contains(where: { "'\"{}+".contains($0) }) else { continue }
            return prompt.replacingOccurrences(of: "\\n", with: "\n")
        }
        return nil
    }
}
