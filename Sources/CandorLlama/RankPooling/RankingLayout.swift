import CandorModels

/// How a dialogue and its response become what a ranking model reads.
enum RankingLayout: String, CaseIterable, Sendable {
    /// One text: the model's chat template, the response as a finished turn. For reward models made of chat models.
    case chat
    /// Two texts, a query and a document: the dialogue and the response. For rerankers.
    case pair

    /// What a file asks for: a pair if it brings a template of that kind or none at all, else a chat.
    init(for weights: Weights) {
        self = weights.rerankTemplate == nil && weights.chatTemplate != nil ? .chat : .pair
    }
}
