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

internal import CLlama

/// The numbers in a model file's header for which llama.cpp would end the process instead of refusing the file: with a size that
/// cannot be, for example, a damaged download or one that is not meant well.
struct GGUFHeader {
    /// What llama.cpp has room for (`LLAMA_MAX_LAYERS`, `LLAMA_MAX_EXPERTS` in llama-hparams.h).
    private static let (mostLayers, mostExperts) = (UInt64(512), UInt64(1_024))

    private let file: OpaquePointer
    private let architecture: String

    /// Looks at a file.
    /// - Parameters:
    ///   - path: A GGUF file; of one whose header cannot be read at all llama.cpp says why.
    ///   - model: What the user called it, for errors.
    /// - Throws: ``LlamaError`` with code `refused`.
    static func check(path: String, model: String) throws(LlamaError) {
        guard let file = gguf_init_from_file(path, gguf_init_params(no_alloc: true, ctx: nil)) else { return }
        defer { gguf_free(file) }
        if let problem = GGUFHeader(file).problem {
            throw LlamaError(.refused, model: model, detail: "its header cannot be right: \(problem)")
        }
    }

    private init(_ file: OpaquePointer) {
        self.file = file
        let key = gguf_find_key(file, "general.architecture")
        let text = key >= 0 && gguf_get_kv_type(file, key) == GGUF_TYPE_STRING ? gguf_get_val_str(file, key) : nil
        architecture = text.map { String(cString: $0) } ?? ""
    }

    /// The first thing that cannot be.
    private var problem: String? {
        let (layers, experts, used) = (number("block_count"), number("expert_count"), number("expert_used_count"))
        let groups = number("expert_group_count")
        if let layers, layers == 0 || layers > Self.mostLayers { return "\(layers) blocks" }
        if let next = number("nextn_predict_layers"), next > layers ?? Self.mostLayers {
            return "\(next) of \(layers ?? 0) blocks predict further tokens"
        }
        if let experts, experts > Self.mostExperts { return "\(experts) experts" }
        if let used, used > experts ?? 0 { return "\(used) of \(experts ?? 0) experts are used" }
        if let experts, experts > 0, used == 0 { return "none of \(experts) experts is used" }
        if let groups, groups > 0, groups >= experts ?? 0 { return "\(experts ?? 0) experts in \(groups) groups" }
        return nil
    }

    /// A whole number of the architecture; `nil` where there is none.
    private func number(_ name: String) -> UInt64? {
        let key = gguf_find_key(file, "\(architecture).\(name)")
        guard key >= 0 else { return nil }
        return switch gguf_get_kv_type(file, key) {
        case GGUF_TYPE_UINT8: UInt64(gguf_get_val_u8(file, key))
        case GGUF_TYPE_UINT16: UInt64(gguf_get_val_u16(file, key))
        case GGUF_TYPE_UINT32: UInt64(gguf_get_val_u32(file, key))
        case GGUF_TYPE_UINT64: gguf_get_val_u64(file, key)
        case GGUF_TYPE_INT32: UInt64(bitPattern: Int64(gguf_get_val_i32(file, key)))
        case GGUF_TYPE_INT64: UInt64(bitPattern: gguf_get_val_i64(file, key))
        default: nil
        }
    }
}
