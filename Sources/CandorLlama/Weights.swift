import Foundation

internal import CLlama

/// A model's weights and vocabulary in memory.
///
/// llama.cpp only reads them after loading, so any number of threads may use them: hence `@unchecked Sendable`.
final class Weights: @unchecked Sendable {
    /// llama.cpp's model.
    let model: OpaquePointer
    /// Its vocabulary.
    let vocabulary: OpaquePointer
    /// What the user called the model, for errors.
    let name: String

    /// Loads a file.
    /// - Parameters:
    ///   - path: A GGUF file.
    ///   - name: What the user called it.
    ///   - parameters: How llama.cpp loads it.
    init(
        path: String, name: String, parameters: llama_model_params = llama_model_default_params()
    ) throws(LlamaError) {
        LlamaLog.start
        try GGUFHeader.check(path: path, model: name)
        LlamaLog.clear()
        guard let model = LlamaAbort.opening(name, { llama_model_load_from_file(path, parameters) }) else {
            throw LlamaError(.refused, model: name, detail: LlamaLog.summary)
        }
        guard let vocabulary = llama_model_get_vocab(model), llama_vocab_n_tokens(vocabulary) > 0,
            llama_model_has_decoder(model), !llama_model_has_encoder(model)
        else {
            llama_model_free(model)
            throw LlamaError(.refused, model: name, detail: "it is no decoder-only language model")
        }
        self.model = model
        self.vocabulary = vocabulary
        self.name = name
    }

    deinit {
        llama_model_free(model)
    }

    /// The number of tokens in the vocabulary.
    var vocabularySize: Int { Int(llama_vocab_n_tokens(vocabulary)) }

    /// The length of a token's vector.
    var embeddingLength: Int { Int(llama_model_n_embd(model)) }

    /// The longest context that the model was trained for, in tokens.
    var trainedContextLength: Int { Int(llama_model_n_ctx_train(model)) }

    /// The bytes of attention cache that one token takes: a key and a value of 16-bit numbers a layer and key-value head.
    var cacheBytesPerToken: Int {
        let heads = max(1, Int(llama_model_n_head(model)))
        return Int(llama_model_n_layer(model)) * Int(llama_model_n_head_kv(model)) * (embeddingLength / heads) * 4
    }

    /// Whether the model's cache holds every token by itself, so that it can be cut and copied.
    var canReusePrefixes: Bool {
        !llama_model_is_recurrent(model) && !llama_model_is_hybrid(model)
    }

    /// Whether a token sees only those before it; encoders such as BERT's see all of a text.
    var isCausal: Bool { metadata("\(architecture).attention.causal") != "false" }

    /// The architecture's name in the file, for example `llama`.
    var architecture: String { metadata("general.architecture") ?? "" }

    /// The chat template in the file, if there is one.
    var chatTemplate: String? {
        llama_model_chat_template(model, nil).map { String(cString: $0) }
    }

    /// The template for a query and a document in the file, if there is one.
    var rerankTemplate: String? {
        llama_model_chat_template(model, "rerank").map { String(cString: $0) }
    }

    /// The value of a key in the file, as text.
    private func metadata(_ key: String) -> String? {
        var buffer = [CChar](repeating: 0, count: 256)
        let length = llama_model_meta_val_str(model, key, &buffer, buffer.count)
        guard length >= 0 else { return nil }
        return String(decoding: buffer.prefix(min(Int(length), 255)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The tokens that end the model's turn.
    var turnEnds: [Token] {
        (0..<Token(vocabularySize)).filter { endsTurn($0) }
    }

    /// Whether a token ends the model's turn.
    func endsTurn(_ token: Token) -> Bool {
        llama_vocab_is_eog(vocabulary, token)
    }
}
