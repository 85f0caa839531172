import CLlama
import Foundation

@testable import CandorLlama

/// A reranker of BERT's architecture, small enough to be computed by hand: one layer of eight numbers whose attention is
/// even, without a feed-forward network, and a head. Written as a GGUF file.
struct TinyReranker {
    static let width = 8
    static let words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"] + texts.map { "\u{2581}" + $0 }
    static let texts = ["is", "it", "good", "bad", "yes", "no", "rain", "sun"]

    /// The names of the classes; none for a head with a single output.
    var labels: [String] = []
    /// Whether the file has the head's last matrix.
    var hasHead = true
    /// Put in the place of the head's bias.
    var bias: Float = 0.25

    var outputs: Int { max(1, labels.count) }

    /// Numbers that look like none in particular, between −1 and 1; the same for the same name.
    static func numbers(_ name: String, _ count: Int) -> [Float] {
        let seed = name.utf8.reduce(UInt64(17)) { $0 &* 31 &+ UInt64($1) }
        var random = SplitMix64(seed: seed)
        return (0..<count).map { _ in Float(random.nextUnit() * 2 - 1) }
    }

    /// The matrices that are not trivial, by the names that llama.cpp gives them; rows of the input's length.
    func matrix(_ name: String) -> [Float] {
        let width = Self.width
        return switch name {
        case "token_embd.weight": Self.numbers(name, width * Self.words.count)
        case "position_embd.weight": Self.numbers(name, width * 64).map { $0 * 0.1 }
        case "cls.output.weight": Self.numbers(name, width * outputs)
        default: Self.numbers(name, width * width)
        }
    }

    /// Writes the file.
    func write(to path: String) {
        let file = gguf_init_empty()
        let context = ggml_init(ggml_init_params(mem_size: 1 << 20, mem_buffer: nil, no_alloc: false))
        defer {
            gguf_free(file)
            ggml_free(context)
        }
        describe(file)
        func add(_ name: String, _ shape: [Int], _ values: [Float]) {
            let tensor =
                shape.count == 1
                ? ggml_new_tensor_1d(context, GGML_TYPE_F32, Int64(shape[0]))
                : ggml_new_tensor_2d(context, GGML_TYPE_F32, Int64(shape[0]), Int64(shape[1]))
            ggml_set_name(tensor, name)
            values.withUnsafeBytes { bytes in
                guard let start = bytes.baseAddress else { return }
                tensor?.pointee.data.copyMemory(from: start, byteCount: bytes.count)
            }
            gguf_add_tensor(file, tensor)
        }
        let width = Self.width
        add("token_embd.weight", [width, Self.words.count], matrix("token_embd.weight"))
        add("position_embd.weight", [width, 64], matrix("position_embd.weight"))
        for name in ["token_embd_norm", "blk.0.attn_output_norm", "blk.0.layer_output_norm"] {
            add("\(name).weight", [width], Array(repeating: 1, count: width))
            add("\(name).bias", [width], Array(repeating: 0, count: width))
        }
        for name in ["attn_q", "attn_k", "ffn_up", "ffn_down"] {
            add("blk.0.\(name).weight", [width, width], Array(repeating: 0, count: width * width))
        }
        for name in ["blk.0.attn_v.weight", "blk.0.attn_output.weight", "cls.weight"] {
            add(name, [width, width], matrix(name))
        }
        if hasHead {
            add("cls.output.weight", [width, outputs], matrix("cls.output.weight"))
            add("cls.output.bias", [outputs], Array(repeating: bias, count: outputs))
        }
        gguf_write_to_file(file, path, false)
    }

    private func describe(_ file: OpaquePointer?) {
        gguf_set_val_str(file, "general.architecture", "bert")
        let numbers: [(String, Int)] = [
            ("context_length", 64), ("embedding_length", Self.width), ("block_count", 1),
            ("feed_forward_length", Self.width), ("attention.head_count", 2), ("pooling_type", 4),
        ]
        for (key, value) in numbers { gguf_set_val_u32(file, "bert.\(key)", UInt32(value)) }
        gguf_set_val_f32(file, "bert.attention.layer_norm_epsilon", 1e-12)
        gguf_set_val_bool(file, "bert.attention.causal", false)
        gguf_set_val_str(file, "tokenizer.ggml.model", "bert")
        gguf_set_val_u32(file, "tokenizer.ggml.token_type_count", 1)
        setStrings(file, "tokenizer.ggml.tokens", Self.words)
        let special = ["padding": 0, "unknown": 1, "bos": 2, "seperator": 3, "mask": 4]
        for (name, token) in special { gguf_set_val_u32(file, "tokenizer.ggml.\(name)_token_id", UInt32(token)) }
        if !labels.isEmpty { setStrings(file, "bert.classifier.output_labels", labels) }
    }

    private func setStrings(_ file: OpaquePointer?, _ key: String, _ strings: [String]) {
        let copies = strings.map { strdup($0) }
        defer { copies.forEach { free($0) } }
        var pointers = copies.map { UnsafePointer<CChar>($0) }
        gguf_set_arr_str(file, key, &pointers, pointers.count)
    }
}

extension TinyReranker {
    /// The head's outputs, computed here. Even attention is the mean of the values; with a feed-forward network of zeros a
    /// layer is two normalisations (Devlin et al. 2019; Vaswani et al. 2017, section 3.1, the norms after the sums).
    func computed(_ query: String, _ document: String) -> [Double] {
        let tokens = [2] + numbers(of: query) + [3] + numbers(of: document) + [3]
        let (words, places) = (matrix("token_embd.weight"), matrix("position_embd.weight"))
        let inputs = tokens.enumerated().map { place, token in
            Self.normalised(
                (0..<Self.width).map { Double(words[token * Self.width + $0] + places[place * Self.width + $0]) })
        }
        let values = inputs.map { product("blk.0.attn_v.weight", $0) }
        let mean = (0..<Self.width).map { index in
            values.reduce(0) { $0 + $1[index] } / Double(values.count)
        }
        let attended = zip(inputs[0], product("blk.0.attn_output.weight", mean)).map(+)
        let layer = Self.normalised(Self.normalised(attended))
        let hidden = product("cls.weight", layer).map(tanh)
        return product("cls.output.weight", hidden).map { $0 + Double(bias) }
    }

    private func numbers(of text: String) -> [Int] {
        text.split(separator: " ").map { Self.words.firstIndex(of: "\u{2581}" + $0) ?? 1 }
    }

    private func product(_ name: String, _ vector: [Double]) -> [Double] {
        let matrix = matrix(name)
        return stride(from: 0, to: matrix.count, by: Self.width).map { row in
            vector.indices.reduce(0) { $0 + Double(matrix[row + $1]) * vector[$1] }
        }
    }

    private static func normalised(_ vector: [Double]) -> [Double] {
        let mean = vector.reduce(0, +) / Double(vector.count)
        let variance = vector.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(vector.count)
        return vector.map { ($0 - mean) / (variance + 1e-12).squareRoot() }
    }
}
