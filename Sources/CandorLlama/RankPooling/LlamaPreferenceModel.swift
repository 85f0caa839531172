import CandorModels
import Foundation

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

internal import CLlama

/// Lays out a query and a document as a reranker was trained to see them.
///
/// With the template named `rerank` in the model's file, where there is one (Qwen3-Reranker's, for example). Without it as
/// the tokens say that begin, part and end texts: `[CLS] query [SEP] document [SEP]` for BERT (Devlin et al. 2019, section
/// 4.1), `<s> query </s></s> document </s>` for RoBERTa.
struct PairTemplate: Sendable {
    let weights: Weights

    /// The tokens of a response as the document that answers a dialogue.
    func tokens(of dialogue: Dialogue, _ response: String) throws(LlamaError) -> [Token] {
        let query = Self.query(dialogue)
        guard let template = weights.rerankTemplate else { return try parted(query, response) }
        return try filled(template, ["{query}": query, "{document}": response])
    }

    /// A single question needs no name before it; turns are told apart by who speaks.
    static func query(_ dialogue: Dialogue) -> String {
        guard dialogue.messages.count > 1 else { return dialogue.messages.map(\.content).joined() }
        return dialogue.messages.map { message in
            switch message.role {
            case .system: message.content
            case .user: "Human: \(message.content)"
            case .assistant: "Assistant: \(message.content)"
            }
        }.joined(separator: "\n\n")
    }

    /// Fills a template. Its own text is read with its control tokens, what is filled in is text: where that holds the text
    /// of a control token, they are tokenised apart.
    private func filled(_ template: String, _ values: [String: String]) throws(LlamaError) -> [Token] {
        let tokenizer = Tokenizer(weights: weights)
        var pieces: [(text: String, isValue: Bool)] = [(template, false)]
        for (field, value) in values {
            pieces = pieces.flatMap { piece -> [(text: String, isValue: Bool)] in
                guard !piece.isValue else { return [piece] }
                let sides = piece.text.components(separatedBy: field).map { ($0, false) }
                return sides.dropLast().flatMap { [$0, (value, true)] } + sides.suffix(1)
            }
        }
        var isPlain = true
        for value in values.values where try tokenizer.hasControlText(value) { isPlain = false }
        if isPlain {
            return try tokenizer.tokens(of: pieces.map(\.text).joined(), addsSpecial: false, readsSpecial: true)
        }
        var tokens: [Token] = []
        for piece in pieces {
            tokens += try tokenizer.tokens(of: piece.text, addsSpecial: false, readsSpecial: !piece.isValue)
        }
        return tokens
    }

    private func parted(_ query: String, _ document: String) throws(LlamaError) -> [Token] {
        let tokenizer = Tokenizer(weights: weights)
        let vocabulary = weights.vocabulary
        let begin = llama_vocab_get_add_bos(vocabulary) ? [llama_vocab_bos(vocabulary)] : []
        let separator = llama_vocab_get_add_sep(vocabulary) ? [llama_vocab_sep(vocabulary)] : []
        let end = llama_vocab_get_add_eos(vocabulary) ? [llama_vocab_eos(vocabulary)] : []
        let texts = try [query, document].map { text throws(LlamaError) in
            try tokenizer.tokens(of: text, addsSpecial: false, readsSpecial: false)
        }
        let tokens = begin + texts[0] + end + separator + texts[1] + (end.isEmpty ? separator : end)
        return tokens.filter { $0 != LLAMA_TOKEN_NULL }
    }
}

/// How a dialogue and its response become what a ranking model reads.
enum RankingLayout: String, CaseIterable, Sendable {
    /// One text: the model's chat template, the response as a finished turn. For reward models made of chat models.
    case chat
    /// Two texts, a query and a document: the dialogue and the response. For rerankers.
    case pair

    /// What a file asks for: a pair if it brings a template of that kind or none at all, else a chat.
    init(for weights: Weights) {
        self = weights.rerankTemplate == nil && weights.chatTemplate != nil ? .chat : .pair
    }
}

/// What the name of a preference model in this process says: `llama:FILE?template=chat&label=good`.
struct RankingOptions: Hashable, Sendable {
    /// The model's name or its file's path.
    let model: String
    /// How a dialogue and its response become text, where the name says so.
    let layout: RankingLayout?
    /// The class whose log-odds are the score, for heads with several.
    let label: String?

    /// Reads a name.
    /// - Parameter name: The name that the user gave.
    init(_ name: ModelName) throws(LlamaError) {
        let parts = name.rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var layout: RankingLayout?
        var label: String?
        for option in parts.count > 1 ? parts[1].split(separator: "&") : [] {
            let sides = option.split(separator: "=", maxSplits: 1).map(String.init)
            switch sides.first {
            case "template" where sides.count == 2:
                layout = RankingLayout(rawValue: sides[1])
                guard layout != nil else { throw Self.refusal(of: option, name) }
            case "label" where sides.count == 2: label = sides[1]
            default: throw Self.refusal(of: option, name)
            }
        }
        model = parts.first.map(String.init) ?? name.rest
        self.layout = layout
        self.label = label
    }

    private static func refusal(of option: Substring, _ name: ModelName) -> LlamaError {
        LlamaError(.invalidOption, model: name.description, detail: String(option))
    }
}
