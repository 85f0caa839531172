import Candor
import CandorModels

/// A preference model as the user names it: one model for all dialogues, or one for each topic, as a prefixed one is.
public struct TopicPreferenceModel: Sendable {
    /// The name that the user gave; the name in `pm` of an estimate.
    public let name: ModelName
    private let general: (any PreferenceModel)?
    private let special: [DialogueTopic: any PreferenceModel]

    /// The same model whatever a dialogue is about.
    /// - Parameter model: The model.
    public init(_ model: any PreferenceModel) {
        name = model.name
        general = model
        special = [:]
    }

    /// A model for each of some topics.
    /// - Parameters:
    ///   - name: The name that the user gave.
    ///   - models: The models by topic.
    public init(name: ModelName, models: [DialogueTopic: any PreferenceModel]) {
        self.name = name
        general = nil
        special = models
    }

    /// The model for dialogues about a topic.
    /// - Parameter topic: What they are about; `nil` for anything.
    /// - Returns: The model; `nil` where there is none for that topic.
    public func model(for topic: DialogueTopic?) -> (any PreferenceModel)? {
        general ?? topic.flatMap { special[$0] }
    }

    /// The topics that it is made for; `nil` where it takes any dialogue.
    public var topics: [DialogueTopic]? {
        general == nil ? DialogueTopic.allCases.filter { special[$0] != nil } : nil
    }
}
