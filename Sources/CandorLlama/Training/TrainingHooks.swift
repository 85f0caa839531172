internal import CLlama

/// What llama.cpp's training does not do by itself, done from its evaluation callback (`cb_eval`), which sees every tensor of
/// the graph before and after it is computed.
///
/// - **Loss on responses alone.** `llama_opt_epoch` learns from every place (`opt_epoch_iter` in llama-context.cpp writes a
///   label for each). An empty label would not do: the gradient of ggml's cross-entropy is softmax − label whatever the label
///   sums to. So the rows of that gradient are set to zero for prompts and padding, which is exactly the gradient of a loss
///   without them; their labels are taken away too, so that the loss reported is that of the responses.
/// - **Examples that do not see each other.** A window is one sequence for llama.cpp; the attention mask is closed between
///   examples. Positions go on from one example to the next, which rotary embeddings do not notice: they depend on
///   differences alone (Su et al. 2021, arXiv 2104.09864, equation 16).
/// - **Gradients of this step alone.** Where graphs are built anew for each step, as `llama_opt_epoch` does, ggml adds
///   gradients to those of all steps before (`ggml_opt_alloc` empties them only with `opt_period` above 1). Here each is
///   emptied as soon as AdamW has used it.
///
/// llama.cpp calls from the thread that trains, or while that thread waits; hence no lock.
final class TrainingHooks {
    /// What is being computed.
    var window = TrainingWindow(length: 0) {
        didSet { (hasCutGradient, closedMasks, openMasks) = (false, 0, 0) }
    }
    /// Whether the gradient of this window's loss was found and cut.
    private(set) var hasCutGradient = false
    /// Whether there was attention in this window's graph, and all of its masks were closed.
    var hasClosedMasks: Bool { closedMasks > 0 && openMasks == 0 }
    private var closedMasks = 0
    private var openMasks = 0

    /// The object as llama.cpp carries it around.
    var pointer: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

    /// The object that llama.cpp carried around.
    static func of(_ pointer: UnsafeMutableRawPointer?) -> TrainingHooks? {
        pointer.map { Unmanaged<TrainingHooks>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Takes what llama.cpp is about to compute.
    /// - Returns: Whether it is wanted once it is computed.
    func isWanted(_ tensor: UnsafeMutablePointer<ggml_tensor>) -> Bool {
        switch tensor.pointee.op {
        case GGML_OP_SOFT_MAX:
            closeMask(tensor.pointee.src.1)
            return false
        case GGML_OP_CROSS_ENTROPY_LOSS:
            if let labels = tensor.pointee.src.1 { removeLabels(labels) }
            return false
        case GGML_OP_CROSS_ENTROPY_LOSS_BACK, GGML_OP_OPT_STEP_ADAMW:
            return true
        default:
            return false
        }
    }

    /// Takes what was wanted, now that it is computed.
    func take(_ tensor: UnsafeMutablePointer<ggml_tensor>) {
        switch tensor.pointee.op {
        case GGML_OP_CROSS_ENTROPY_LOSS_BACK:
            cutGradient(tensor)
        case GGML_OP_OPT_STEP_ADAMW:
            if let gradient = tensor.pointee.src.1 {
                ggml_backend_tensor_memset(gradient, 0, 0, ggml_nbytes(gradient))
            }
        default:
            break
        }
    }

    /// The gradient of the loss by the logits: places × vocabulary.
    private func cutGradient(_ gradient: UnsafeMutablePointer<ggml_tensor>) {
        let row = gradient.pointee.nb.1
        for places in window.ignored {
            ggml_backend_tensor_memset(gradient, 0, places.lowerBound * row, places.count * row)
        }
        hasCutGradient = true
    }

    /// The mask is added to the attention's logits: a row for each place that looks, −∞ for what it does not see. The layers
    /// share it; closing it once more changes nothing.
    private func closeMask(_ mask: UnsafeMutablePointer<ggml_tensor>?) {
        guard let mask, mask.pointee.op == GGML_OP_NONE, mask.pointee.type == GGML_TYPE_F32 else {
            openMasks += 1
            return
        }
        let closed = [Float](repeating: -.infinity, count: window.tokens.count)
        for (place, start) in window.starts.enumerated() where start > 0 {
            ggml_backend_tensor_set(mask, closed, place * mask.pointee.nb.1, start * MemoryLayout<Float>.size)
        }
        closedMasks += 1
    }

    private func removeLabels(_ labels: UnsafeMutablePointer<ggml_tensor>) {
        let row = labels.pointee.nb.1
        for place in window.ignored.joined() {
            let cell = place * row + Int(window.labels[place]) * MemoryLayout<Float>.size
            ggml_backend_tensor_memset(labels, 0, cell, MemoryLayout<Float>.size)
        }
    }
}
