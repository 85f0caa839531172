import Foundation

internal import CLlama

/// llama.cpp's training of a model: one window a step, its graph, gradients and AdamW.
///
/// Used by one thread at a time, which its owner sees to.
final class TrainingContext {
    /// The places of a window. llama.cpp makes a context's length a multiple of 256, and gradients reach keys and values only
    /// where a window is a whole context (`llama_context::opt_init`).
    static let windowLength = 256

    private let weights: Weights
    private let context: OpaquePointer
    private let dataset: ggml_opt_dataset_t
    private let result: ggml_opt_result_t
    private let hooks: TrainingHooks
    private var governor: ThreadGovernor
    private let optimiser = UnsafeMutablePointer<ggml_opt_optimizer_params>.allocate(capacity: 1)

    /// Prepares the optimiser, which has seen nothing yet.
    /// - Parameters:
    ///   - weights: The model, which is changed by every step.
    ///   - settings: How it is trained.
    ///   - threads: The threads that compute.
    init(weights: Weights, settings: FineTuningSettings, threads: Int) throws(LlamaError) {
        let length = Self.windowLength
        let hooks = TrainingHooks()
        var adamW = ggml_opt_get_default_optimizer_params(nil)
        adamW.adamw.alpha = Float(settings.learningRate)
        adamW.adamw.wd = Float(settings.weightDecay)
        optimiser.initialize(to: adamW)
        guard let context = Self.context(weights, threads: threads, hooks: hooks),
            let dataset = ggml_opt_dataset_init(
                GGML_TYPE_I32, GGML_TYPE_I32, Int64(length), Int64(length), 1, 1)
        else { throw LlamaError(.noMemory, model: weights.name, detail: LlamaLog.summary) }
        var parameters = llama_opt_params()
        parameters.param_filter = llama_opt_param_filter_all
        parameters.get_opt_pars = ggml_opt_get_constant_optimizer_params
        parameters.get_opt_pars_ud = UnsafeMutableRawPointer(optimiser)
        parameters.optimizer_type = GGML_OPT_OPTIMIZER_TYPE_ADAMW
        llama_opt_init(context, weights.model, parameters)
        self.weights = weights
        self.context = context
        self.dataset = dataset
        self.hooks = hooks
        result = ggml_opt_result_init()
        governor = ThreadGovernor(most: threads)
        try prepare()
    }

    deinit {
        ggml_opt_result_free(result)
        ggml_opt_dataset_free(dataset)
        llama_free(context)
        optimiser.deallocate()
    }

    /// Computes a window.
    /// - Parameters:
    ///   - window: What is read and learned.
    ///   - learns: Whether a step is taken.
    /// - Returns: The sum of its response tokens' losses before the step, in nats.
    func compute(_ window: TrainingWindow, learns: Bool) throws(LlamaError) -> Double {
        hooks.window = window
        fill(ggml_opt_dataset_data(dataset), with: window.tokens)
        fill(ggml_opt_dataset_labels(dataset), with: window.labels)
        ggml_opt_result_reset(result)
        let (start, startOfWork) = (ContinuousClock.now, Processor.time)
        llama_opt_epoch(
            context, dataset, learns ? result : nil, learns ? nil : result, learns ? 1 : 0, nil, nil)
        let (time, processorTime) = ((ContinuousClock.now - start) / .seconds(1), Processor.time - startOfWork)
        var loss = 0.0
        ggml_opt_result_loss(result, &loss, nil)
        guard hooks.hasClosedMasks, hooks.hasCutGradient || !learns else {
            throw LlamaError(.notTrainable, model: weights.name, detail: "its graph is not one that llama.cpp trains")
        }
        guard loss.isFinite else { throw LlamaError(.computation, model: weights.name, detail: "the loss is \(loss)") }
        try note(tokens: window.tokens.count, time: time, processorTime: processorTime)
        return loss * Double(window.tokens.count)
    }

    private func fill(_ tensor: UnsafeMutablePointer<ggml_tensor>?, with tokens: [Token]) {
        ggml_backend_tensor_set(tensor, tokens, 0, tokens.count * MemoryLayout<Token>.size)
    }

    /// Takes note of a computation's time; the next one may have another number of threads.
    private func note(tokens: Int, time: Double, processorTime: Double) throws(LlamaError) {
        let threads = governor.threads
        governor.note(tokens: tokens, time: time, processorTime: processorTime)
        if governor.threads != threads { try use(threads: governor.threads) }
    }

    /// Computes with another number of threads from now on.
    func use(threads: Int) throws(LlamaError) {
        llama_set_n_threads(context, Int32(threads), Int32(threads))
        try prepare()
    }

    /// llama.cpp hands its evaluation callback, and the number of threads, on to the computation with a batch that it decodes.
    private func prepare() throws(LlamaError) {
        let length = Self.windowLength
        hooks.window = TrainingWindow(length: length)
        var batch = llama_batch_init(Int32(length), 0, 1)
        defer { llama_batch_free(batch) }
        for place in 0..<length {
            batch.token[place] = 0
            batch.pos[place] = llama_pos(place)
            batch.n_seq_id[place] = 1
            batch.seq_id[place]?[0] = 0
            batch.logits[place] = place == length - 1 ? 1 : 0
        }
        batch.n_tokens = Int32(length)
        // A window already computed still takes all places.
        llama_memory_clear(llama_get_memory(context), true)
        LlamaLog.clear()
        guard llama_decode(context, batch) == 0 else {
            throw LlamaError(.computation, model: weights.name, detail: LlamaLog.summary)
        }
    }

    private static func context(
        _ weights: Weights, threads: Int, hooks: TrainingHooks
    ) -> OpaquePointer? {
        var parameters = llama_context_default_params()
        parameters.n_ctx = UInt32(windowLength)
        parameters.n_batch = UInt32(windowLength)
        parameters.n_ubatch = UInt32(windowLength)
        parameters.n_threads = Int32(threads)
        parameters.n_threads_batch = Int32(threads)
        parameters.type_k = GGML_TYPE_F32
        parameters.type_v = GGML_TYPE_F32
        parameters.flash_attn_type = LLAMA_FLASH_ATTN_TYPE_DISABLED
        parameters.offload_kqv = false
        parameters.op_offload = false
        parameters.cb_eval = watch
        parameters.cb_eval_user_data = hooks.pointer
        LlamaLog.clear()
        return llama_init_from_model(weights.model, parameters)
    }
}

private func watch(
    _ tensor: UnsafeMutablePointer<ggml_tensor>?, _ asks: Bool, _ hooks: UnsafeMutableRawPointer?
) -> Bool {
    guard let tensor, let hooks = TrainingHooks.of(hooks) else { return !asks }
    if asks { return hooks.isWanted(tensor) }
    hooks.take(tensor)
    return true
}
