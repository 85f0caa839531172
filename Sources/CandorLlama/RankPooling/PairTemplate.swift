import CandorModels
import Foundation

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
