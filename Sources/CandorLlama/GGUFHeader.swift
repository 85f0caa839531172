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
