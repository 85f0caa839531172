import Foundation

/// A reward model of Qwen3's architecture, small enough to be computed by hand: a token a byte, one layer whose attention is
/// even, without a feed-forward network, and a head whose outputs llama.cpp turns into shares.
struct TinyChatReward: TinyRankingModel {
    static let width = 32

    /// The names of the classes.
    var labels = ["yes", "no"]
    /// The template for a query and a document, if the file is to have one.
    var rerankTemplate: String?

    private func matrix(_ name: String) -> [Float] {
        let width = Self.width
        return switch name {
        case "token_embd.weight": TinyLayer.numbers(name, width * ModelFileWriter.byteTokenCount)
        case "cls.output.weight": TinyLayer.numbers(name, width * labels.count)
        default: TinyLayer.numbers(name, width * width)
        }
    }

    func write(to path: String) {
        let (file, width) = (ModelFileWriter(), Self.width)
        describe(file)
        file.setByteTokens()
        for name in ["token_embd.weight", "blk.0.attn_v.weight", "blk.0.attn_output.weight", "cls.output.weight"] {
            file.add(name, matrix(name), width: width)
        }
        for name in ["output_norm", "blk.0.attn_norm", "blk.0.attn_q_norm", "blk.0.attn_k_norm", "blk.0.ffn_norm"] {
            file.add("\(name).weight", Array(repeating: 1, count: width), width: width)
        }
        for name in ["attn_q", "attn_k", "ffn_gate", "ffn_up", "ffn_down"] {
            file.add("blk.0.\(name).weight", Array(repeating: 0, count: width * width), width: width)
        }
        file.write(to: path)
    }

    private func describe(_ file: ModelFileWriter) {
        file.set("general.architecture", "qwen3")
        let numbers = [
            "context_length": 256, "embedding_length": Self.width, "block_count": 1, "feed_forward_length": Self.width,
            "attention.head_count": 1, "attention.head_count_kv": 1, "pooling_type": 4,
        ]
        for (key, value) in numbers { file.set("qwen3.\(key)", value) }
        file.set("qwen3.attention.layer_norm_rms_epsilon", Float(1e-12))
        file.set("qwen3.classifier.output_labels", labels)
        file.set(
            "tokenizer.chat_template",
            "{% for m in messages %}{{'<|im_start|>' + m['role'] + '\\n' + m['content'] + '<|im_end|>'}}{% endfor %}")
        if let rerankTemplate { file.set("tokenizer.chat_template.rerank", rerankTemplate) }
    }

    /// The head's outputs before they become shares, computed here: what the last token sees is the mean of all values.
    func computed(_ text: String) -> [Double] {
        let words = matrix("token_embd.weight")
        let inputs = tokens(of: text).map { token in
            (0..<Self.width).map { Double(words[token * Self.width + $0]) }
        }
        let values = inputs.map { TinyLayer.product(matrix("blk.0.attn_v.weight"), TinyLayer.scaled($0)) }
        let attended = TinyLayer.product(matrix("blk.0.attn_output.weight"), TinyLayer.mean(values))
        let last = zip(inputs.last ?? attended, attended).map(+)
        return TinyLayer.product(matrix("cls.output.weight"), TinyLayer.scaled(last))
    }

    /// The bytes of a text, its spaces written as such vocabularies write them, and its control tokens.
    private func tokens(of text: String) -> [Int] {
        let (controls, firstByte) = (ModelFileWriter.controls, ModelFileWriter.firstByteToken)
        guard let place = controls.compactMap({ text.range(of: $0) }).min(by: { $0.lowerBound < $1.lowerBound })
        else { return text.replacingOccurrences(of: " ", with: "\u{2581}").utf8.map { firstByte + Int($0) } }
        let control = firstByte + 256 + (controls.firstIndex(of: String(text[place])) ?? 0)
        return tokens(of: String(text[..<place.lowerBound])) + [control] + tokens(of: String(text[place.upperBound...]))
    }
}
