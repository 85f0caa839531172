import Candor
import CandorModels
import CandorPreferenceModels

extension TopicPreferenceModel {
    /// The models that it is made of: one for all dialogues, or one per topic.
    var parts: [any PreferenceModel] {
        guard let topics, !topics.isEmpty else { return [model(for: nil)].compactMap { $0 } }
        return topics.compactMap { model(for: $0) }
    }

    /// Its name without an address, and the identities of its parts: what of it decides a score.
    var identity: String {
        (["\(name.kind):\(name.rest)"] + parts.map(\.identity.description)).joined(separator: " ")
    }
}
