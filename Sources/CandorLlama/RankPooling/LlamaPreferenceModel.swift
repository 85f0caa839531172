import CandorModels

/// A reward model or a reranker in this process: a GGUF file with a classification head, computed by llama.cpp.
///
/// The name is `llama:MODEL`, where MODEL is a file that ends in `.gguf` or the name of an installed model. After a `?` may
/// stand, joined by `&`:
/// - `template=chat`: the model reads its chat template's text of the dialogue, the response as a finished turn.
///   `template=pair`: it reads the dialogue as a query and the response as a document, by the template named `rerank` in its
///   file or else with the tokens that part texts. Without it, a file with a chat template and no `rerank` is a chat's.
/// - `label=`: the name or number of the class whose log-odds are the score, where a head has several.
///
/// llama.cpp has such heads for encoders (BERT, RoBERTa, ModernBERT, NeoBERT, JinaBERT) and for Qwen3.
public struct LlamaPreferenceModel: PreferenceModel {
    /// The name that the user gave.
    public let name: ModelName
    /// The hash of the model file's bytes, how texts are laid out and which class counts.
    public let identity: ModelIdentity

    private let weights: Weights
    private let head: RankingHead
    private let layout: RankingLayout
    private let length: Int
    private let reader: TextReader

    /// Opens a model file; memory for computing is made with the first score.
    /// - Parameters:
    ///   - name: The name that the user gave.
    ///   - locator: Where to look for its file.
    ///   - configuration: How much of the machine it may use.
    /// - Throws: ``LlamaError`` if there is no such file, llama.cpp does not open it, it has no ranking head, or an option in
    ///   the name cannot be used.
    public init(
        name: ModelName, locator: LlamaModelLocator = LlamaModelLocator(),
        configuration: LlamaConfiguration = LlamaConfiguration()
    ) throws(LlamaError) {
        let options = try RankingOptions(name)
        let file = try GGUFFile(path: locator.locate(options.model), model: name.description)
        weights = try Weights(path: file.path, name: name.description)
        head = try RankingHead(weights: weights, shapes: GGUFShapes(path: file.path), label: options.label)
        layout = options.layout ?? RankingLayout(for: weights)
        if layout == .chat { _ = try ChatTemplate(weights: weights) }
        length = min(configuration.contextLength, max(1, weights.trainedContextLength))
        reader = TextReader(
            weights: weights, output: .ranks, longest: length, threads: configuration.threads)
        self.name = name
        identity = ModelIdentity("gguf:sha256:\(file.digest)?template=\(layout.rawValue)&label=\(head.chosen)")
    }

    /// Scores a response.
    /// - Parameters:
    ///   - response: The assistant's last turn.
    ///   - dialogue: The turns before it.
    /// - Returns: The head's output, or the log-odds of the class named by `label`; no number if it is longer than the model reads.
    /// - Throws: What ``scores(of:)`` throws.
    public func score(_ response: String, to dialogue: Dialogue) async throws -> Double {
        try await scores(of: [(dialogue, response)])[0]
    }

    /// Scores many responses, several at once.
    /// - Parameter responses: Responses with the dialogues that they answer.
    /// - Returns: As many scores, in the same order; no number for what is longer than the model reads.
    /// - Throws: ``LlamaError`` if a score is not a finite number, or `CancellationError`.
    public func scores(of responses: [(dialogue: Dialogue, response: String)]) async throws -> [Double] {
        let texts = try responses.map { try tokens(of: $0.dialogue, $0.response) }
        let readable = texts.indices.filter { (1...length).contains(texts[$0].count) }
        let readings = readable.map { Reading(tokens: texts[$0], wanted: (texts[$0].count - 1)..<texts[$0].count) }
        let outputs = try await reader.read(readings, into: []) { $0 = Array($3) }
        var scores = responses.map { _ in Double.nan }
        for (place, outputs) in zip(readable, outputs) {
            guard let score = head.score(outputs) else {
                throw LlamaError(.invalidScore, model: name.description, detail: "\(outputs)")
            }
            scores[place] = score
        }
        return scores
    }

    private func tokens(of dialogue: Dialogue, _ response: String) throws(LlamaError) -> [Token] {
        switch layout {
        case .chat: try ChatTemplate(weights: weights).tokens(ofFinished: dialogue.adding(.assistant(response)))
        case .pair: try PairTemplate(weights: weights).tokens(of: dialogue, response)
        }
    }
}
