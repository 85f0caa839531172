internal import CLlama

/// The number of a piece of text in a model's vocabulary.
typealias Token = Int32

/// Text to tokens and back.
struct Tokenizer: Sendable {
    let weights: Weights

    /// Splits text into tokens.
    /// - Parameters:
    ///   - text: The text.
    ///   - addsSpecial: Whether the model's first and last tokens are added, where the model wants them.
    ///   - readsSpecial: Whether the text of a control token, such as `<|im_end|>`, becomes that token.
    func tokens(of text: String, addsSpecial: Bool, readsSpecial: Bool) throws(LlamaError) -> [Token] {
        var text = text
        let tokens: [Token]? = text.withUTF8 { bytes -> [Token]? in
            guard let length = Int32(exactly: bytes.count) else { return nil }
            return bytes.withMemoryRebound(to: CChar.self) { characters -> [Token]? in
                // No more tokens than bytes, and the special ones at the ends.
                var tokens = [Token](repeating: 0, count: bytes.count + 8)
                let count = llama_tokenize(
                    weights.vocabulary, characters.baseAddress, length, &tokens, Int32(tokens.count), addsSpecial,
                    readsSpecial)
                guard count >= 0 else { return nil }
                tokens.removeLast(tokens.count - Int(count))
                return tokens
            }
        }
        guard let tokens else { throw LlamaError(.promptTooLong, model: weights.name) }
        return tokens
    }

    /// Whether text holds the text of a control token, which would end a turn or begin another.
    func hasControlText(_ text: String) throws(LlamaError) -> Bool {
        try tokens(of: text, addsSpecial: false, readsSpecial: true).contains {
            llama_vocab_is_control(weights.vocabulary, $0)
        }
    }

    /// The bytes of a token's text; a character may be spread over several tokens. A control token has none.
    func bytes(of token: Token) -> [UInt8] {
        var buffer = [CChar](repeating: 0, count: 64)
        var count = llama_token_to_piece(weights.vocabulary, token, &buffer, Int32(buffer.count), 0, false)
        if count < 0 {
            buffer = [CChar](repeating: 0, count: Int(-count))
            count = llama_token_to_piece(weights.vocabulary, token, &buffer, Int32(buffer.count), 0, false)
        }
        return buffer.prefix(Int(max(0, count))).map { UInt8(bitPattern: $0) }
    }
}
