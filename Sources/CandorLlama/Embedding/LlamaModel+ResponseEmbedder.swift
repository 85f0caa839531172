import CandorModels

extension LlamaModel: ResponseEmbedder {
    /// How ``embed(_:window:)`` makes a vector of a response, as one word that changes with the vectors: part of the key of
    /// those remembered.
    public static let embeddingRecipe = "chat-window:response-mean+last:1"

    /// Embeds responses in their dialogues.
    ///
    /// What is read is the chat template's text of the dialogue and of the response as a finished turn of the assistant,
    /// its last `window` tokens. A vector is two halves of equal weight, each as long as the model's hidden states (576
    /// for SmolLM2-135M): the mean of the last layer's vectors over the response's tokens that were read, its end of turn
    /// included; and the vector of that end of turn, which has seen everything. Responses to one dialogue share its
    /// computation where it fits the window with them. What else is embedded beside a response changes its vector no more
    /// than rounding does.
    /// - Parameters:
    ///   - responses: Responses with the dialogues that they answer; a dialogue's trailing assistant turn is the
    ///     response's beginning.
    ///   - window: How many tokens are read at most, counted from the response's end, at least 1; no more than
    ///     ``contextLength``.
    /// - Returns: One vector a response, of Euclidean length 1.
    /// - Throws: ``LlamaError``, or `CancellationError`.
    public func embed(
        _ responses: [(dialogue: Dialogue, response: String)], window: Int
    ) async throws -> [[Float]] {
        let template = try template.get()
        let length = max(1, min(window, contextLength))
        let readings = try responses.map { dialogue, response in
            let turn = try template.finishedTurn(response, to: dialogue)
            let tokens = Array((turn.prompt + turn.response).suffix(length))
            return Reading(tokens: tokens, wanted: max(0, tokens.count - turn.response.count)..<tokens.count)
        }
        return try await vectors.read(readings, into: VectorSum()) { $0.add($3) }.map { vectors in
            let halves = VectorSum.unit(vectors.sum) + VectorSum.unit(vectors.last)
            return VectorSum.unit(halves.map(Double.init))
        }
    }
}
