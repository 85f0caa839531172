import Foundation

internal import CLlama

/// Writes a model's file anew in another form.
public enum GGUFConversion {
    /// Writes a model with its weights as 32-bit numbers, as training wants them; from a quantised file these are the
    /// numbers that it computes with, so that both are the same model up to rounding.
    /// - Parameters:
    ///   - source: A GGUF file.
    ///   - target: Where to; a file that is there is replaced. It takes four bytes a weight.
    /// - Throws: ``LlamaError`` if it is no model that llama.cpp opens, or the target cannot be written.
    public static func makeTrainable(_ source: String, at target: String) throws(LlamaError) {
        try check(source)
        var parameters = llama_model_quantize_default_params()
        parameters.ftype = LLAMA_FTYPE_ALL_F32
        parameters.output_tensor_type = GGML_TYPE_F32
        parameters.token_embedding_type = GGML_TYPE_F32
        parameters.allow_requantize = true
        try write(target, model: source) { part in
            if llama_model_quantize(source, part, &parameters) != 0 {
                try? FileManager.default.removeItem(atPath: part)
            }
        }
    }

    /// Opens a file without its weights: what llama.cpp says of a damaged one while it converts it could be about the target.
    private static func check(_ source: String) throws(LlamaError) {
        _ = try GGUFFile(path: source, model: source)
        var parameters = llama_model_default_params()
        parameters.vocab_only = true
        _ = try Weights(path: source, name: source, parameters: parameters)
    }

    /// Writes a file that says what one file says about the model and has the tensors of another.
    static func join(metadata: String, tensors: String, at target: String, model: String) throws(LlamaError) {
        var memory: OpaquePointer?
        var parameters = gguf_init_params()
        parameters.no_alloc = true
        let about = gguf_init_from_file(metadata, parameters)
        parameters.no_alloc = false
        let numbers = withUnsafeMutablePointer(to: &memory) { place in
            parameters.ctx = place
            return gguf_init_from_file(tensors, parameters)
        }
        defer {
            gguf_free(about)
            gguf_free(numbers)
            ggml_free(memory)
        }
        guard let about, let numbers, let whole = gguf_init_empty() else {
            throw LlamaError(.unreadable, model: model, detail: metadata)
        }
        defer { gguf_free(whole) }
        gguf_set_kv(whole, about)
        for index in 0..<gguf_get_n_tensors(numbers) {
            gguf_add_tensor(whole, ggml_get_tensor(memory, gguf_get_tensor_name(numbers, index)))
        }
        try write(target, model: model) { _ = gguf_write_to_file(whole, $0, false) }
    }

    /// Has a file written under another name and then gives it its own, so that it is whole or not there.
    static func write(_ path: String, model: String, _ body: (String) -> Void) throws(LlamaError) {
        let part = path + ".part"
        // llama.cpp does not say whether it could write, and ends the process where it cannot: so that is tried first.
        guard FileManager.default.createFile(atPath: part, contents: nil) else {
            throw LlamaError(.unwritable, model: model, detail: path)
        }
        LlamaLog.clear()
        body(part)
        guard isWhole(part), rename(part, path) == 0 else {
            unlink(part)
            throw LlamaError(.unwritable, model: model, detail: [path, LlamaLog.summary].joined(separator: " "))
        }
    }

    private static func isWhole(_ path: String) -> Bool {
        var parameters = gguf_init_params()
        parameters.no_alloc = true
        guard let file = gguf_init_from_file(path, parameters) else { return false }
        defer { gguf_free(file) }
        let count = gguf_get_n_tensors(file)
        guard count > 0 else { return false }
        let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        let end =
            gguf_get_data_offset(file) + gguf_get_tensor_offset(file, count - 1)
            + gguf_get_tensor_size(file, count - 1)
        return (size ?? 0) >= end
    }
}
