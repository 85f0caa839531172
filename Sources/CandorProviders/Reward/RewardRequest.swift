import CandorModels

/// The body of a request for scores: each server reads the fields that it knows, the others are not sent.
///
/// All are asked for the head's bare output, without sigmoid or softmax, which would flatten large differences.
struct RewardRequest: Encodable {
    /// The largest number of tokens that stands for the model's own in vLLM.
    private static let modelLength = -1

    private var model: String?
    private var messages: [Message]?
    private var input: [String]?
    private var text: [String]?
    private var inputs: [[String]]?
    private var usesActivation: Bool?
    private var truncatedLength: Int?
    private var truncates: Bool?
    private var givesRawScores: Bool?

    private enum CodingKeys: String, CodingKey {
        case model, messages, input, text, inputs
        case usesActivation = "use_activation"
        case truncatedLength = "truncate_prompt_tokens"
        case truncates = "truncate"
        case givesRawScores = "raw_scores"
    }

    /// Lays out pairs for an API.
    /// - Parameters:
    ///   - pairs: Dialogues with their responses; one, where messages are sent.
    ///   - model: The model's name at the server.
    ///   - api: The way of asking.
    ///   - options: Template and truncation.
    init(_ pairs: [RewardPair], model: String, api: RewardAPI, options: RewardOptions) {
        let template = options.template ?? api.usualTemplate
        let texts = pairs.map { template.texts($0.dialogue, $0.response) }
        switch api {
        case .pooling, .classify:
            self.model = model
            if template == .server {
                messages = pairs.first.map { $0.dialogue.adding(.assistant($0.response)).messages }
            } else {
                input = texts.flatMap(\.self)
            }
            usesActivation = false
            truncatedLength = options.truncates ? Self.modelLength : nil
        case .sglang:
            self.model = model
            text = texts.flatMap(\.self)
        case .predict:
            inputs = texts
            // Sent also when false, because a server may be set to cut.
            truncates = options.truncates
            givesRawScores = true
        }
    }
}
