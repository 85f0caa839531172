import CLlama
import Foundation

/// Writes a GGUF file number by number, for models small enough to be computed by hand.
final class ModelFileWriter {
    private let file = gguf_init_empty()
    private let tensors = ggml_init(ggml_init_params(mem_size: 4 << 20, mem_buffer: nil, no_alloc: false))

    deinit {
        gguf_free(file)
        ggml_free(tensors)
    }

    func set(_ key: String, _ text: String) { gguf_set_val_str(file, key, text) }
    func set(_ key: String, _ number: Int) { gguf_set_val_u32(file, key, UInt32(number)) }
    func set(_ key: String, _ number: Float) { gguf_set_val_f32(file, key, number) }
    func set(_ key: String, _ flag: Bool) { gguf_set_val_bool(file, key, flag) }

    func set(_ key: String, _ texts: [String]) {
        let copies = texts.map { strdup($0) }
        defer { copies.forEach { free($0) } }
        var pointers = copies.map { UnsafePointer<CChar>($0) }
        gguf_set_arr_str(file, key, &pointers, pointers.count)
    }

    func set(_ key: String, _ numbers: [Int32]) {
        gguf_set_arr_data(file, key, GGUF_TYPE_INT32, numbers, numbers.count)
    }

    func set(_ key: String, _ numbers: [Float]) {
        gguf_set_arr_data(file, key, GGUF_TYPE_FLOAT32, numbers, numbers.count)
    }

    /// Adds a matrix, rows of `width` numbers, or with a width of all a vector.
    func add(_ name: String, _ values: [Float], width: Int) {
        let rows = values.count / width
        let tensor =
            rows == 1 && !name.hasPrefix("cls.output.weight")
            ? ggml_new_tensor_1d(tensors, GGML_TYPE_F32, Int64(width))
            : ggml_new_tensor_2d(tensors, GGML_TYPE_F32, Int64(width), Int64(rows))
        ggml_set_name(tensor, name)
        values.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return }
            tensor?.pointee.data.copyMemory(from: start, byteCount: bytes.count)
        }
        gguf_add_tensor(file, tensor)
    }

    func write(to path: String) { gguf_write_to_file(file, path, false) }
}
