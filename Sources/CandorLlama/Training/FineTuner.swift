import CandorModels
import Foundation

internal import CLlama

/// Trains a model in this process on responses that it is to give, with llama.cpp's own training (`llama_opt_*`).
///
/// The loss is the cross-entropy of the responses' tokens, their end of turn included; prompts are read but not learned (see
/// `TrainingHooks` for how). As many examples as fit share a window of 256 tokens without seeing each other, and a window is
/// a step of AdamW, in which every token weighs the same. All weights learn but the token embeddings, which llama.cpp leaves
/// alone (`llama_set_param` in llama-context.cpp), and with them the output layer of a model that ties the two.
///
/// The weights must be 32-bit numbers: ``GGUFConversion/makeTrainable(_:at:)``.
public actor FineTuner {
    /// The name that the user gave.
    public nonisolated let name: ModelName

    private let path: String
    private let weights: Weights
    private let template: ChatTemplate
    private let threads: Int
    private let executor = SerialQueueExecutor(label: "candor.llama.training")

    /// A thread of its own: a step takes seconds, for which a thread of Swift's pool must not be held.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Opens a model.
    /// - Parameters:
    ///   - name: The name that the user gave.
    ///   - path: A GGUF file whose weights are 32-bit numbers.
    ///   - threads: The threads that compute; `nil` for one a physical core.
    /// - Throws: ``LlamaError``; `notTrainable` if the weights are quantised, or llama.cpp has no gradients for the architecture.
    public init(name: ModelName, path: String, threads: Int? = nil) throws(LlamaError) {
        guard FileManager.default.fileExists(atPath: path) else {
            throw LlamaError(.notFound, model: name.description, detail: path)
        }
        if let obstacle = Trainability.obstacle(in: path) {
            throw LlamaError(.notTrainable, model: name.description, detail: obstacle)
        }
        self.name = name
        self.path = path
        weights = try Weights(trainable: path, name: name.description)
        template = try ChatTemplate(weights: weights)
        self.threads = max(1, threads ?? Processor.physicalCores)
    }

    /// Trains on examples. The optimiser remembers nothing of earlier trainings.
    /// - Parameters:
    ///   - examples: What is to be learned.
    ///   - settings: How.
    ///   - progress: Told of every step: steps done, steps in all.
    /// - Returns: What came of it.
    /// - Throws: ``LlamaError``, or `CancellationError` between two steps; the weights are then those of the last step.
    @discardableResult
    public func train(
        on examples: [TrainingExample], settings: FineTuningSettings,
        progress: @Sendable (_ step: Int, _ of: Int) -> Void = { _, _ in }
    ) throws -> FineTuningReport {
        let windows = try windows(of: examples, settings)
        let context = try TrainingContext(weights: weights, settings: settings, threads: threads)
        let steps = settings.epochs * windows.list.count
        var lossOfEpoch: [Double] = []
        for epoch in 0..<settings.epochs {
            var generator = SeededGenerator(seed: Call.seed(for: settings.seed, draw: epoch))
            var loss = 0.0
            for (index, window) in windows.list.shuffled(using: &generator).enumerated() {
                try Task.checkCancellation()
                loss += try context.compute(window, learns: true)
                progress(epoch * windows.list.count + index + 1, steps)
            }
            lossOfEpoch.append(loss / Double(windows.learned))
        }
        let finalLoss = try windows.list.reduce(0) { sum, window in
            try Task.checkCancellation()
            return try sum + context.compute(window, learns: false)
        }
        return FineTuningReport(
            lossOfEpoch: lossOfEpoch, finalLoss: finalLoss / Double(windows.learned),
            trainedTokens: settings.epochs * windows.learned, readTokens: settings.epochs * windows.read, steps: steps,
            leftOut: windows.leftOut)
    }

    /// Writes the model as it is now, as a GGUF file; whole or not at all. What the file says about the model (tokenizer, chat
    /// template, license, context length) is what the file says that it was opened from, which must still be there.
    /// - Parameter target: Where to; a file that is there is replaced.
    /// - Throws: ``LlamaError`` if it cannot be written.
    public func save(to target: String) throws(LlamaError) {
        // llama.cpp writes neither the chat template nor, after training, the true context length.
        let tensors = target + ".tensors"
        defer { unlink(tensors) }
        try GGUFConversion.write(tensors, model: name.description) { llama_model_save_to_file(weights.model, $0) }
        try GGUFConversion.join(metadata: path, tensors: tensors, at: target, model: name.description)
    }

    private struct Windows {
        var list: [TrainingWindow]
        var leftOut: Int
        var learned: Int { list.reduce(0) { $0 + $1.learnedCount } }
        var read: Int { list.reduce(0) { $0 + $1.used } }
    }

    private func windows(of examples: [TrainingExample], _ settings: FineTuningSettings) throws -> Windows {
        let items = try examples.map { example in
            let turn = try template.finishedTurn(example.response, to: example.dialogue)
            let learnsEnd = example.isComplete || template.endOfTurn == nil
            return TrainingWindow.Item(
                prompt: turn.prompt, response: learnsEnd ? turn.response : Array(turn.response.dropLast()))
        }
        let length = TrainingContext.windowLength
        var generator = SeededGenerator(seed: settings.seed)
        let fitting = items.filter { $0.length <= length && !$0.prompt.isEmpty && !$0.response.isEmpty }
        let windows = TrainingWindow.packing(fitting.shuffled(using: &generator), length: length)
        guard settings.isValid, !windows.isEmpty else {
            throw LlamaError(
                .invalidTraining, model: name.description,
                detail: "\(examples.count) examples, \(fitting.count) of no more than \(length) tokens")
        }
        return Windows(list: windows, leftOut: items.count - fitting.count)
    }
}

/// What came of a training.
public struct FineTuningReport: Codable, Hashable, Sendable {
    /// The mean loss of a response token in each epoch, in nats: of every window as it was met, before it was learned from.
    public var lossOfEpoch: [Double]
    /// The same over all windows after the last step.
    public var finalLoss: Double
    /// Response tokens learned from, all epochs together.
    public var trainedTokens: Int
    /// Tokens read, prompts included and padding not, all epochs together.
    public var readTokens: Int
    /// Steps of the optimiser.
    public var steps: Int
    /// Examples that were left out: too long for a window, or without a token to learn.
    public var leftOut: Int

    /// Creates a report.
    public init(
        lossOfEpoch: [Double], finalLoss: Double, trainedTokens: Int, readTokens: Int, steps: Int, leftOut: Int
    ) {
        self.lossOfEpoch = lossOfEpoch
        self.finalLoss = finalLoss
        self.trainedTokens = trainedTokens
        self.readTokens = readTokens
        self.steps = steps
        self.leftOut = leftOut
    }
}

internal import CLlama

/// Whether llama.cpp can train a file's model, found out from the file's header: llama.cpp itself would end the process.
enum Trainability {
    /// Architectures whose graphs have all their gradients in ggml.c (`ggml_compute_backward`).
    private static let architectures: Set = ["llama", "qwen2", "qwen3"]

    /// Why a file's model cannot be trained.
    /// - Parameter path: A GGUF file.
    /// - Returns: What stands in the way; `nil` if nothing does, or the header cannot be read.
    static func obstacle(in path: String) -> String? {
        LlamaLog.start
        var parameters = gguf_init_params()
        parameters.no_alloc = true
        guard let file = gguf_init_from_file(path, parameters) else { return nil }
        defer { gguf_free(file) }
        let key = gguf_find_key(file, "general.architecture")
        guard key >= 0, gguf_get_kv_type(file, key) == GGUF_TYPE_STRING, let text = gguf_get_val_str(file, key) else {
            return nil
        }
        let architecture = String(cString: text)
        guard architectures.contains(architecture), !hasExperts(file, architecture) else {
            return "llama.cpp has no gradients for its architecture, \(architecture)"
        }
        let isFull = (0..<gguf_get_n_tensors(file)).allSatisfy { gguf_get_tensor_type(file, $0) == GGML_TYPE_F32 }
        return isFull ? nil : "its weights are no 32-bit numbers"
    }

    /// Whether its layers choose among experts, which a number of them in the file says.
    private static func hasExperts(_ file: OpaquePointer, _ architecture: String) -> Bool {
        let key = gguf_find_key(file, "\(architecture).expert_count")
        return key >= 0 && gguf_get_kv_type(file, key) == GGUF_TYPE_UINT32 && gguf_get_val_u32(file, key) > 0
    }
}
