import CandorModels

extension LlamaModel: Embedder {
    /// Embeds texts: the mean of the last layer's vectors over a text's tokens, scaled to length 1.
    /// - Parameter texts: The texts, in order.
    /// - Returns: One vector a text, as long as the model's hidden states (576 for SmolLM2-135M).
    /// - Throws: ``LlamaError`` if a text is empty or longer than the context, or `CancellationError`.
    public func embed(_ texts: [String]) async throws -> [[Float]] {
        var vectors: [[Float]] = []
        for text in texts {
            try Task.checkCancellation()
            vectors.append(try vector(of: text))
            await Task.yield()
        }
        return vectors
    }

    private func vector(of text: String) throws -> [Float] {
        let tokens = try Tokenizer(weights: weights).tokens(of: text, addsSpecial: true, readsSpecial: false)
        guard !tokens.isEmpty, tokens.count <= contextLength else {
            throw LlamaError(
                .promptTooLong, model: name.description,
                detail: "\(tokens.count) tokens to embed, and there is room for 1 to \(contextLength)")
        }
        return try embedding.withLock { embedding in
            let context =
                try embedding
                ?? EmbeddingContext(weights: weights, length: contextLength, threads: configuration.threads)
            embedding = context
            return try context.vector(of: tokens)
        }
    }
}
