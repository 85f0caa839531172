import CandorModels

extension LlamaModel: Embedder {
    /// Embeds texts: the mean of the last layer's vectors over a text's tokens, scaled to length 1.
    /// - Parameter texts: The texts, in order.
    /// - Returns: One vector a text, as long as the model's hidden states (576 for SmolLM2-135M).
    /// - Throws: ``LlamaError`` if a text is empty or longer than the context, or `CancellationError`.
    public func embed(_ texts: [String]) async throws -> [[Float]] {
        let tokenizer = Tokenizer(weights: weights)
        let readings = try texts.map { text in
            let tokens = try tokenizer.tokens(of: text, addsSpecial: true, readsSpecial: false)
            guard !tokens.isEmpty, tokens.count <= contextLength else {
                throw LlamaError(
                    .promptTooLong, model: name.description,
                    detail: "\(tokens.count) tokens to embed, and there is room for 1 to \(contextLength)")
            }
            return Reading(tokens: tokens, wanted: tokens.indices)
        }
        return try await vectors.read(readings, into: VectorSum()) { $0.add($3) }.map { VectorSum.unit($0.sum) }
    }
}
