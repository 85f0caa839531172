import CLlama

/// The 32-bit numbers of a tensor in a GGUF file; none where there is no such tensor.
func numbers(_ tensor: String, in path: String) -> [Float] {
    var tensors: OpaquePointer?
    let file = withUnsafeMutablePointer(to: &tensors) {
        gguf_init_from_file(path, gguf_init_params(no_alloc: false, ctx: $0))
    }
    defer {
        gguf_free(file)
        ggml_free(tensors)
    }
    guard let tensors, let found = ggml_get_tensor(tensors, tensor), found.pointee.type == GGML_TYPE_F32,
        let start = found.pointee.data?.assumingMemoryBound(to: Float.self)
    else { return [] }
    return Array(UnsafeBufferPointer(start: start, count: Int(ggml_nelements(found))))
}
