import CandorModels
import Foundation
import Synchronization

/// A language model in this process, computed by llama.cpp.
///
/// Any number of tasks may ask at once: their calls are computed together, token by token, in one batch (continuous
/// batching). What several calls have in common at their beginning, such as a system prompt, earlier turns or the whole
/// prompt of several draws, is computed once.
///
/// Answers depend on the call alone up to rounding, which depends on what else is in the batch; with
/// ``LlamaConfiguration/parallel`` 1 they depend on the call alone to the last bit.
public final class LlamaModel: LanguageModel {
    /// The name that the user gave.
    public let name: ModelName
    /// The hash of the model file's bytes.
    public let identity: ModelIdentity
    /// Prefills are continued, seeds taken and log-probabilities given.
    public let capabilities = ModelCapabilities(
        continuesPrefill: true, acceptsSeed: true, givesLogProbabilities: true)

    let weights: Weights
    let configuration: LlamaConfiguration
    /// Reads texts for their vectors.
    let vectors: TextReader
    /// Reads texts for their logits.
    let logits: TextReader
    let template: Result<ChatTemplate, LlamaError>
    private let size: CacheSize
    private let loop = Mutex<DecodeLoop?>(nil)

    /// Opens a model file; its attention cache is made with the first questions, as long as they need, and grows.
    /// - Parameters:
    ///   - name: The name that the user gave.
    ///   - path: A GGUF file.
    ///   - configuration: How much of the machine it may use.
    /// - Throws: ``LlamaError`` if there is no such file, or it is none that llama.cpp opens.
    public init(
        name: ModelName, path: String, configuration: LlamaConfiguration = LlamaConfiguration()
    ) throws(LlamaError) {
        let file = try GGUFFile(path: path, model: name.description)
        let weights = try Weights(path: path, name: name.description)
        self.name = name
        self.weights = weights
        self.configuration = configuration
        identity = ModelIdentity("gguf:sha256:\(file.digest)")
        size = CacheSize(configuration, for: weights)
        vectors = TextReader(
            weights: weights, output: .vector, longest: size.length, threads: configuration.threads)
        logits = TextReader(
            weights: weights, output: .logits, longest: size.length, threads: configuration.threads)
        template = Result { () throws(LlamaError) in try ChatTemplate(weights: weights) }
    }

    /// Opens the model of a name such as `llama:smollm2-135m-instruct` or `llama:path/to/model.gguf`.
    /// - Parameters:
    ///   - name: The name that the user gave.
    ///   - locator: Where to look for its file.
    ///   - configuration: How much of the machine it may use.
    /// - Throws: ``LlamaError`` if there is no such file, or it is none that llama.cpp opens.
    public convenience init(
        name: ModelName, locator: LlamaModelLocator = LlamaModelLocator(),
        configuration: LlamaConfiguration = LlamaConfiguration()
    ) throws(LlamaError) {
        try self.init(name: name, path: locator.locate(name.rest), configuration: configuration)
    }

    deinit {
        loop.withLock { $0?.stop() }
    }

    /// How many calls are computed at once: as many as were asked for, if there is memory for them.
    public var parallel: Int { size.parallel }

    /// The tokens that a dialogue and its answer may have together.
    public var contextLength: Int { size.length }

    /// Answers a dialogue.
    ///
    /// The answer ends at the model's end-of-turn token, at a stop text, after `maxTokens` tokens, or when the context is
    /// full; the last two are `FinishReason.length`.
    /// - Parameters:
    ///   - dialogue: The turns so far; a trailing assistant turn is continued.
    ///   - sampling: How to draw the answer. Without a seed, 0 is taken.
    ///   - draw: Which of several independent answers this is, from 0.
    /// - Returns: What was said; with `topLogProbabilities` above 0, its tokens with their log-probabilities.
    /// - Throws: ``LlamaError``, or `CancellationError` if the task is cancelled, which frees the call's place at once.
    public func complete(_ dialogue: Dialogue, sampling: Sampling, draw: Int) async throws -> Completion {
        guard sampling.temperature >= 0, sampling.temperature.isFinite, sampling.topP > 0, sampling.topP <= 1,
            sampling.maxTokens >= 1
        else { throw LlamaError(.invalidSampling, model: name.description) }
        let prompt = try template.get().tokens(of: dialogue)
        let room = size.length - prompt.count
        guard room > 0, !prompt.isEmpty else {
            throw LlamaError(
                .promptTooLong, model: name.description,
                detail: "\(prompt.count) tokens, and there is room for \(size.length)")
        }
        let generation = Generation(
            sampling, draw: sampling.isGreedy ? 0 : draw, room: room, tokenizer: Tokenizer(weights: weights))
        return try await startedLoop().complete(
            generation, prompt: prompt, length: prompt.count + min(room, sampling.maxTokens))
    }

    private func startedLoop() -> DecodeLoop {
        loop.withLock { loop in
            if let loop { return loop }
            let context = DecodeContext(weights: weights, size: size, threads: configuration.threads)
            let scheduler = Scheduler(
                parallel: size.parallel, sequences: size.sequences, reusesPrefixes: weights.canReusePrefixes)
            let started = DecodeLoop(context: context, scheduler: scheduler, threads: configuration.threads)
            loop = started
            return started
        }
    }
}
