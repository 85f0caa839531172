/// The ways in which servers give the output of a reward or classification head.
enum RewardAPI: String, CaseIterable, Sendable {
    /// vLLM's pooling API (https://docs.vllm.ai/en/latest/models/pooling_models/reward/): any head, messages or texts.
    case pooling
    /// vLLM's classification API (https://docs.vllm.ai/en/latest/models/pooling_models/classify/).
    case classify
    /// SGLang's native `/classify` for reward models (https://docs.sglang.io/docs/basic_usage/native_api).
    case sglang
    /// `/predict` of text-embeddings-inference (https://huggingface.github.io/text-embeddings-inference/).
    case predict

    /// The order in which a server is tried that nothing is known of: each has only one of these addresses, except that
    /// vLLM's `/classify` is named like SGLang's, but vLLM has `/pooling` too.
    static let tried: [RewardAPI] = [.pooling, .predict, .sglang]

    /// The path under the server's root.
    var path: String {
        switch self {
        case .pooling: "/pooling"
        case .classify, .sglang: "/classify"
        case .predict: "/predict"
        }
    }

    /// How a dialogue is put where the user has not said it: vLLM applies the model's own chat template, the others
    /// take text only.
    var usualTemplate: RewardTemplate {
        switch self {
        case .pooling, .classify: .server
        case .sglang, .predict: .plain
        }
    }

    /// Whether dialogues can be put in this way.
    func takes(_ template: RewardTemplate) -> Bool {
        switch template {
        case .server: self == .pooling || self == .classify
        case .pair: self == .predict
        case .plain, .chatML, .llama3: true
        }
    }
}
