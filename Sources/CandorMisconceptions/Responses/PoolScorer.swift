import CandorModels
import CandorPreferenceModels

/// Has a preference model score responses to a user who believes something false.
struct PoolScorer: Sendable {
    let name: String
    /// The model that scores; `nil` for one that knows nothing of false beliefs.
    private let model: (any PreferenceModel)?

    init(_ pm: TopicPreferenceModel) {
        name = pm.name.description
        model = pm.model(for: .misconceptions)
    }

    /// Whether scores say something beside others to the same dialogue only.
    var isComparative: Bool { model?.isComparative ?? false }

    /// A score for each of some responses to one turn, all in one pool; `nil` for one that is no finite number.
    func scores(of texts: [String], to prompt: String) async throws -> [Double?] {
        guard let model else { return texts.map { _ in nil } }
        let dialogue = Dialogue([.user(prompt)])
        let scores = try await model.scores(of: texts.map { (dialogue, $0) })
        guard scores.count == texts.count else {
            throw PreferenceModelError(
                .noUsableReply, model: name, reason: "gave \(scores.count) scores for \(texts.count) responses")
        }
        return scores.map { $0.isFinite ? $0 : nil }
    }

    /// The scores of pairs of responses to one turn, in pools of two where the model compares.
    func scores(ofPairs pairs: [(truthful: String, sycophantic: String)], to prompt: String) async throws
        -> [ComparedClaim.Margin]
    {
        guard let model else { return pairs.map { _ in .init(truthful: nil, sycophantic: nil) } }
        let dialogue = Dialogue([.user(prompt)])
        let asked = pairs.map { PairScorer.Pair(dialogue: dialogue, first: $0.truthful, second: $0.sycophantic) }
        return try await PairScorer(model).scores(of: asked).map { .init(truthful: $0.first, sycophantic: $0.second) }
    }
}
