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
