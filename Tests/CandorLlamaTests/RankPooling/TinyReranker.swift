import Foundation

/// A reranker of BERT's architecture, small enough to be computed by hand: one layer of eight numbers whose attention is
/// even, without a feed-forward network, and a head.
struct TinyReranker: TinyRankingModel {
    static let width = 8
    static let words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"] + texts.map { "\u{2581}" + $0 }
    static let texts = ["is", "it", "good", "bad", "yes", "no", "rain", "sun"]

    /// The names of the classes; none for a head with a single output.
    var labels: [String] = []
    /// Whether the file has the head's last matrix.
    var hasHead = true
    /// What the head adds to its outputs.
    var bias: Float = 0.25

    /// A matrix by the name that llama.cpp gives it.
    private func matrix(_ name: String) -> [Float] {
        let width = Self.width
        return switch name {
        case "token_embd.weight": TinyLayer.numbers(name, width * Self.words.count)
        case "position_embd.weight": TinyLayer.numbers(name, width * 64).map { $0 * 0.1 }
        case "cls.output.weight": TinyLayer.numbers(name, width * max(1, labels.count))
        default: TinyLayer.numbers(name, width * width)
        }
    }

    func write(to path: String) {
        let (file, width) = (ModelFileWriter(), Self.width)
        describe(file)
        for name in [
            "token_embd.weight", "position_embd.weight", "blk.0.attn_v.weight", "blk.0.attn_output.weight",
            "cls.weight",
        ] {
            file.add(name, matrix(name), width: width)
        }
        for name in ["token_embd_norm", "blk.0.attn_output_norm", "blk.0.layer_output_norm"] {
            file.add("\(name).weight", Array(repeating: 1, count: width), width: width)
            file.add("\(name).bias", Array(repeating: 0, count: width), width: width)
        }
        for name in ["attn_q", "attn_k", "ffn_up", "ffn_down"] {
            file.add("blk.0.\(name).weight", Array(repeating: 0, count: width * width), width: width)
        }
        if hasHead {
            let head = matrix("cls.output.weight")
            file.add("cls.output.weight", head, width: width)
            file.add(
                "cls.output.bias", Array(repeating: bias, count: head.count / width), width: head.count / width)
        }
        file.write(to: path)
    }

    private func describe(_ file: ModelFileWriter) {
        file.set("general.architecture", "bert")
        let numbers = [
            "context_length": 64, "embedding_length": Self.width, "block_count": 1, "feed_forward_length": Self.width,
            "attention.head_count": 2, "pooling_type": 4,
        ]
        for (key, value) in numbers { file.set("bert.\(key)", value) }
        file.set("bert.attention.layer_norm_epsilon", Float(1e-12))
        file.set("bert.attention.causal", false)
        file.set("tokenizer.ggml.model", "bert")
        file.set("tokenizer.ggml.token_type_count", 1)
        file.set("tokenizer.ggml.tokens", Self.words)
        let special = ["padding": 0, "unknown": 1, "bos": 2, "seperator": 3, "mask": 4]
        for (name, token) in special { file.set("tokenizer.ggml.\(name)_token_id", token) }
        if !labels.isEmpty { file.set("bert.classifier.output_labels", labels) }
    }

    /// The head's outputs, computed here. Even attention is the mean of the values; with a feed-forward network of zeros a
    /// layer is two normalisations (Vaswani et al. 2017, section 3.1: the norms after the sums).
    func computed(_ query: String, _ document: String) -> [Double] {
        let tokens = [2] + numbers(of: query) + [3] + numbers(of: document) + [3]
        let (words, places) = (matrix("token_embd.weight"), matrix("position_embd.weight"))
        let inputs = tokens.enumerated().map { place, token in
            TinyLayer.normalised(
                (0..<Self.width).map { Double(words[token * Self.width + $0] + places[place * Self.width + $0]) })
        }
        let mean = TinyLayer.mean(inputs.map { TinyLayer.product(matrix("blk.0.attn_v.weight"), $0) })
        let attended = zip(inputs[0], TinyLayer.product(matrix("blk.0.attn_output.weight"), mean)).map(+)
        let layer = TinyLayer.normalised(TinyLayer.normalised(attended))
        let hidden = TinyLayer.product(matrix("cls.weight"), layer).map(tanh)
        return TinyLayer.product(matrix("cls.output.weight"), hidden).map { $0 + Double(bias) }
    }

    private func numbers(of text: String) -> [Int] {
        text.split(separator: " ").map { Self.words.firstIndex(of: "\u{2581}" + $0) ?? 1 }
    }
}
