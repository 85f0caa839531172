extension ModelFileWriter {
    /// The tokens after those of the bytes.
    static let controls = ["<|im_start|>", "<|im_end|>"]
    /// The token of the byte 0.
    static let firstByteToken = 3
    /// How many tokens ``setByteTokens()`` describes.
    static let byteTokenCount = firstByteToken + 256 + controls.count

    /// Describes a vocabulary with a token for every byte, and ChatML's control tokens.
    func setByteTokens() {
        let bytes = (0..<256).map { "<0x" + ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) + ">" }
        set("tokenizer.ggml.model", "llama")
        set("tokenizer.ggml.tokens", ["<unk>", "<s>", "</s>"] + bytes + Self.controls)
        set("tokenizer.ggml.scores", Array(repeating: Float(0), count: Self.byteTokenCount))
        // llama.cpp's kinds of tokens: 2 unknown, 3 control, 6 byte.
        set("tokenizer.ggml.token_type", [2, 3, 3] + Array(repeating: Int32(6), count: 256) + [3, 3])
        for (name, token) in ["bos": 1, "eos": 2, "unknown": 0] { set("tokenizer.ggml.\(name)_token_id", token) }
        set("tokenizer.ggml.add_bos_token", false)
        set("tokenizer.ggml.add_space_prefix", false)
    }
}
