import Candor
import CandorModels
import CandorPreferenceModels

extension TopicPreferenceModel {
    /// The model for dialogues about the topic that the user names.
    /// - Parameter topic: What `--topic` says; `nil` where it is not given.
    /// - Throws: `LabError` that names the choices, if the model is made for certain topics and not for this one.
    package func model(named topic: DialogueTopic?) throws -> any PreferenceModel {
        if let model = model(for: topic) { return model }
        let choices = (topics ?? []).map(\.rawValue)
        if let topic {
            throw LabError(
                .usage,
                "'\(name)' is not made for \(key: "topic") \(topic.rawValue); it is for \(choices.joined(separator: ", "))"
            )
        }
        throw LabError(
            .usage,
            "'\(name)' is made for certain topics: say what the pairs are about with \(key: "topic") "
                + choices.joined(separator: "|"))
    }
}

extension DialogueTopic {
    /// The topic that `--topic` names.
    package static func parsed(_ name: String) throws -> DialogueTopic {
        guard let topic = DialogueTopic(rawValue: name) else {
            let known = allCases.map(\.rawValue)
            throw LabError(
                .usage,
                "there is no topic '\(name)'; there are \(known.joined(separator: ", "))"
                    + Spelling.hint(for: name, among: known))
        }
        return topic
    }
}
