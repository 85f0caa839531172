import Candor
import CandorModels
import CandorText

/// A language model as labeller: asked at temperature 0, its replies read strictly, never told who was preferred.
///
/// The paper's section 4.1 and appendix B, where GPT-4 was asked one feature a call. A reply that is no label is unscored.
public struct ModelFeatureLabeller: FeatureLabeller {
    /// How often both orders agree; empty where only one is asked.
    public let orders = OrderTally()

    private let model: any LanguageModel
    private let pack: FeaturePack
    private let oneFeatureACall: Bool
    private let bothOrders: Bool

    /// Creates a labeller.
    /// - Parameters:
    ///   - model: The model that labels.
    ///   - pack: How it is asked.
    ///   - oneFeatureACall: Whether each feature gets a call of its own; else one call asks for all of them.
    ///   - bothOrders: Whether every pair is shown a second time with its responses swapped. A label is kept where both
    ///     orders agree; where they disagree it is "same", and counted in ``orders``; where one is unscored, so is it.
    public init(
        model: any LanguageModel, pack: FeaturePack, oneFeatureACall: Bool = false, bothOrders: Bool = false
    ) {
        self.model = model
        self.pack = pack
        self.oneFeatureACall = oneFeatureACall
        self.bothOrders = bothOrders
    }

    /// The model's name.
    public var name: String { model.name.description }

    /// Asks the model.
    public func labels(of pair: PreferencePair, features: [PreferenceFeature]) async throws -> [FeatureLabel?] {
        let labels = try await replies(to: pair, features)
        guard bothOrders else { return labels }
        let swapped = try await replies(to: pair.swapped, features).map { $0?.swapped }
        return features.indices.map { index in
            guard let first = labels[index], let second = swapped[index] else { return nil }
            orders.add(features[index].name, agree: first == second)
            return first == second ? first : .same
        }
    }

    private func replies(to pair: PreferencePair, _ features: [PreferenceFeature]) async throws -> [FeatureLabel?] {
        guard !features.isEmpty else { return [] }
        let values = PairFence(pair).values
        guard oneFeatureACall else { return try await replyToAll(features, values) }
        var labels: [FeatureLabel?] = []
        for feature in features { labels.append(try await reply(to: feature, values)) }
        return labels
    }

    private func replyToAll(
        _ features: [PreferenceFeature], _ values: [String: String]
    ) async throws -> [FeatureLabel?] {
        let prompt = pack.allFeatures
        let list = features.map { "- \($0.name): \($0.question)" }.joined(separator: "\n")
        let said = try await ask(
            prompt.template.filled(with: values.merging(["features": list]) { $1 }), system: prompt.system,
            maxTokens: max(64, prompt.tokensPerFeature * features.count),
            form: ChoiceForm(fields: features.map(\.name), choices: ["A", "B", "same"]))
        guard let said else { return features.map { _ in nil } }
        let reply = FeatureReply(said)
        return features.map { reply[$0.name] }
    }

    private func reply(to feature: PreferenceFeature, _ values: [String: String]) async throws -> FeatureLabel? {
        let prompt = pack.oneFeature
        let said = try await ask(
            prompt.template.filled(with: values.merging(["question": feature.question]) { $1 }),
            system: prompt.system, maxTokens: prompt.maxTokens)
        return said.flatMap { VerdictParser(replies: prompt.replies).verdict(in: $0) }
            .flatMap(FeatureLabel.init(verdict:))
    }

    /// What the model says; `nil` where it gives no answer, which is no label.
    private func ask(
        _ text: String, system: String?, maxTokens: Int, form: ChoiceForm? = nil
    ) async throws -> String? {
        let messages = (system.map { [Message.system($0)] } ?? []) + [.user(text)]
        let sampling = Sampling(temperature: 0, maxTokens: maxTokens, form: form)
        return try await model.reply(to: Dialogue(messages), sampling: sampling, draw: 0).text
    }
}
