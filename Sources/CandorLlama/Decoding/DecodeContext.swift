import Foundation

internal import CLlama

/// llama.cpp's context: the attention cache and the computation of batches.
///
/// Used by one thread at a time, which its owner sees to; hence `@unchecked Sendable`.
final class DecodeContext: @unchecked Sendable {
    private let weights: Weights
    private let size: CacheSize
    private let threads: Int
    /// `nil` until there is room for something.
    private var context: OpaquePointer?
    private var batch: llama_batch
    /// The tokens that every sequence has room for now.
    private(set) var length = 0

    /// A cache without room: what calls need decides how much there will be.
    /// - Parameters:
    ///   - weights: The model.
    ///   - size: How many sequences, and how long at most.
    ///   - threads: The threads that compute.
    init(weights: Weights, size: CacheSize, threads: Int) {
        (self.weights, self.size, self.threads) = (weights, size, threads)
        batch = llama_batch_init(Int32(Scheduler.batchLength), 0, 1)
    }

    deinit {
        llama_batch_free(batch)
        if let context { llama_free(context) }
    }

    /// Makes room for longer sequences, and forgets what is in the cache.
    /// - Parameter wanted: The tokens that a sequence is to have room for.
    /// - Throws: ``LlamaError`` with `noMemory`; the cache has no room then.
    func grow(to wanted: Int) throws(LlamaError) {
        if let context { llama_free(context) }
        (context, length) = (nil, 0)
        let length = size.length(for: wanted)
        var parameters = llama_context_default_params()
        parameters.n_ctx = UInt32(size.sequences * length)
        parameters.n_seq_max = UInt32(size.sequences)
        parameters.n_batch = UInt32(Scheduler.batchLength)
        parameters.n_ubatch = UInt32(Scheduler.batchLength)
        parameters.n_threads = Int32(threads)
        parameters.n_threads_batch = Int32(threads)
        LlamaLog.clear()
        guard let context = llama_init_from_model(weights.model, parameters) else {
            throw LlamaError(.noMemory, model: weights.name, detail: LlamaLog.summary)
        }
        (self.context, self.length) = (context, length)
    }

    /// Sets how many threads compute.
    func setThreads(_ threads: Int) {
        if let context { llama_set_n_threads(context, Int32(threads), Int32(threads)) }
    }

    /// Forgets everything in the cache.
    func clear() {
        if let context { llama_memory_clear(llama_get_memory(context), false) }
    }

    /// Changes the cache and computes a batch of at most ``Scheduler/batchLength`` tokens.
    func compute(_ plan: DecodePlan) throws(LlamaError) {
        guard let context else { throw LlamaError(.noMemory, model: weights.name, detail: "there is no room") }
        let memory = llama_get_memory(context)
        for operation in plan.operations {
            switch operation {
            case .copy(let source, let target):
                llama_memory_seq_cp(memory, llama_seq_id(source), llama_seq_id(target), -1, -1)
            case .trim(let sequence, let length):
                llama_memory_seq_rm(memory, llama_seq_id(sequence), llama_pos(length), -1)
            }
        }
        for (index, entry) in plan.entries.enumerated() {
            batch.token[index] = entry.token
            batch.pos[index] = llama_pos(entry.position)
            batch.n_seq_id[index] = 1
            batch.seq_id[index]?[0] = llama_seq_id(entry.sequence)
            batch.logits[index] = entry.output == nil ? 0 : 1
        }
        batch.n_tokens = Int32(plan.entries.count)
        LlamaLog.clear()
        let status = llama_decode(context, batch)
        guard status == 0 else {
            throw LlamaError(.computation, model: weights.name, detail: "status \(status) \(LlamaLog.summary)")
        }
    }

    /// The logits after a token of the batch just computed, valid until the next is.
    func logits(at index: Int) -> Logits? {
        context.flatMap { llama_get_logits_ith($0, Int32(index)) }.map {
            Logits(UnsafeBufferPointer(start: $0, count: weights.vocabularySize))
        }
    }
}
