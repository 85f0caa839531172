internal import CLlama

/// llama.cpp's context for turning texts into vectors.
///
/// Used by one thread at a time, which its owner's lock sees to; hence `@unchecked Sendable`.
final class EmbeddingContext: @unchecked Sendable {
    /// Tokens computed at once.
    private static let chunkLength = 256

    private let weights: Weights
    private let context: OpaquePointer
    private var batch: llama_batch
    /// The most tokens that a text may have.
    let length: Int

    init(weights: Weights, length: Int, threads: Int) throws(LlamaError) {
        var parameters = llama_context_default_params()
        parameters.n_ctx = UInt32(length)
        parameters.n_batch = UInt32(Self.chunkLength)
        parameters.n_ubatch = UInt32(Self.chunkLength)
        parameters.n_threads = Int32(threads)
        parameters.n_threads_batch = Int32(threads)
        parameters.embeddings = true
        parameters.pooling_type = LLAMA_POOLING_TYPE_NONE
        LlamaLog.clear()
        guard let context = llama_init_from_model(weights.model, parameters) else {
            throw LlamaError(.noMemory, model: weights.name, detail: LlamaLog.summary)
        }
        self.weights = weights
        self.context = context
        self.length = length
        batch = llama_batch_init(Int32(Self.chunkLength), 0, 1)
    }

    deinit {
        llama_batch_free(batch)
        llama_free(context)
    }

    /// The mean of the last layer's vectors over a text's tokens, scaled to length 1.
    func vector(of tokens: [Token]) throws(LlamaError) -> [Float] {
        llama_memory_clear(llama_get_memory(context), false)
        var sum = [Double](repeating: 0, count: weights.embeddingLength)
        for start in stride(from: 0, to: tokens.count, by: Self.chunkLength) {
            let chunk = tokens[start..<min(start + Self.chunkLength, tokens.count)]
            try compute(chunk)
            for index in chunk.indices {
                guard let vector = llama_get_embeddings_ith(context, Int32(index - start)) else {
                    throw LlamaError(.computation, model: weights.name, detail: "no vector for a token")
                }
                for dimension in sum.indices { sum[dimension] += Double(vector[dimension]) }
            }
        }
        let norm = sum.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return sum.map { norm > 0 ? Float($0 / norm) : 0 }
    }

    private func compute(_ chunk: ArraySlice<Token>) throws(LlamaError) {
        for (index, token) in chunk.enumerated() {
            batch.token[index] = token
            batch.pos[index] = llama_pos(chunk.startIndex + index)
            batch.n_seq_id[index] = 1
            batch.seq_id[index]?[0] = 0
            batch.logits[index] = 1
        }
        batch.n_tokens = Int32(chunk.count)
        let status = llama_decode(context, batch)
        guard status == 0 else {
            throw LlamaError(.computation, model: weights.name, detail: "status \(status) \(LlamaLog.summary)")
        }
    }
}
