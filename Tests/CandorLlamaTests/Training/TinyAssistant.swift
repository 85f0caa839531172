import Foundation

@testable import CandorLlama

/// An assistant small enough to be trained in no time: a token a byte, two layers, numbers that look like none in particular.
struct TinyAssistant {
    /// A number of the file that is another than it would be.
    struct Nudge {
        let tensor: String
        let index: Int
        let by: Float
    }

    static let width = 32
    private static let (heads, headWidth, hidden, layers) = (2, 16, 64, 2)

    var architecture = "llama"
    /// How large its matrices' numbers are at most; with 0, all logits are 0.
    var scale: Float = 0.3
    var nudge: Nudge?

    /// Writes it as a GGUF file.
    func write(to path: String) {
        let file = ModelFileWriter()
        describe(file)
        file.setByteTokens()
        add("token_embd.weight", ModelFileWriter.byteTokenCount, to: file)
        // One architecture has an output layer of its own; the others write with the embeddings.
        if architecture == "qwen2" { add("output.weight", ModelFileWriter.byteTokenCount, to: file) }
        add("output_norm.weight", 1, to: file)
        for layer in 0..<Self.layers { addLayer("blk.\(layer).", to: file) }
        file.write(to: path)
    }

    private func addLayer(_ prefix: String, to file: ModelFileWriter) {
        let attended = Self.heads * Self.headWidth
        let rows = ["attn_q": attended, "attn_k": Self.headWidth, "attn_v": Self.headWidth]
        for (name, count) in rows {
            add("\(prefix)\(name).weight", count, to: file)
            if architecture == "qwen2" { add("\(prefix)\(name).bias", 1, width: count, to: file) }
        }
        if architecture == "qwen3" {
            for name in ["attn_q_norm", "attn_k_norm"] {
                add("\(prefix)\(name).weight", 1, width: Self.headWidth, to: file)
            }
        }
        add("\(prefix)attn_output.weight", Self.width, width: attended, to: file)
        for name in ["ffn_gate", "ffn_up"] { add("\(prefix)\(name).weight", Self.hidden, to: file) }
        add("\(prefix)ffn_down.weight", Self.width, width: Self.hidden, to: file)
        for name in ["attn_norm", "ffn_norm"] { add("\(prefix)\(name).weight", 1, to: file) }
    }

    private func add(_ name: String, _ rows: Int, width: Int = Self.width, to file: ModelFileWriter) {
        let middle: Float = name.contains("norm") ? 1 : 0
        var numbers = TinyLayer.numbers(name, rows * width).map { middle + scale * $0 }
        if let nudge, nudge.tensor == name { numbers[nudge.index] += nudge.by }
        file.add(name, numbers, width: width)
    }

    private func describe(_ file: ModelFileWriter) {
        file.set("general.architecture", architecture)
        let numbers = [
            "context_length": 512, "embedding_length": Self.width, "block_count": Self.layers,
            "feed_forward_length": Self.hidden, "attention.head_count": Self.heads, "attention.head_count_kv": 1,
        ]
        for (key, value) in numbers { file.set("\(architecture).\(key)", value) }
        file.set("\(architecture).attention.layer_norm_rms_epsilon", Float(1e-5))
        file.set(
            "tokenizer.chat_template",
            "{% for m in messages %}{{'<|im_start|>' + m['role'] + '\\n' + m['content'] + '<|im_end|>'}}{% endfor %}")
    }
}
