internal import CLlama

/// The shapes of the tensors in a GGUF file.
struct GGUFShapes {
    private var shapes: [String: [Int]] = [:]

    /// Reads a file's header; of one that cannot be read there are none.
    /// - Parameter path: The file.
    init(path: String) {
        var tensors: OpaquePointer?
        let file = withUnsafeMutablePointer(to: &tensors) {
            gguf_init_from_file(path, gguf_init_params(no_alloc: true, ctx: $0))
        }
        guard let file, let tensors else { return }
        defer {
            gguf_free(file)
            ggml_free(tensors)
        }
        for index in 0..<gguf_get_n_tensors(file) {
            guard let name = gguf_get_tensor_name(file, index), let tensor = ggml_get_tensor(tensors, name) else {
                continue
            }
            let lengths = tensor.pointee.ne
            shapes[String(cString: name)] = [lengths.0, lengths.1, lengths.2, lengths.3].map(Int.init)
        }
    }

    /// The four lengths of a tensor, the one whose numbers lie next to each other first.
    subscript(name: String) -> [Int]? { shapes[name] }
}
