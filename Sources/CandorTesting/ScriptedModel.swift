import CandorModels

/// An assistant whose behaviour is known in advance.
public struct ScriptedModel: LanguageModel {
    /// The name that the user gave, for example `scripted:rates?flip=0.37`.
    public let name: ModelName
    /// The name again: it says all that a scripted model is.
    public var identity: ModelIdentity { ModelIdentity(name.description) }
    /// It continues a prefill, takes a seed and gives log-probabilities.
    public var capabilities: ModelCapabilities {
        ModelCapabilities(continuesPrefill: true, acceptsSeed: true, givesLogProbabilities: true)
    }

    /// Creates the model that a name describes.
    /// - Parameters:
    ///   - name: `scripted:sycophant`, `scripted:candid` or `scripted:rates?flip=0.37&…&seed=1`.
    ///   - key: What the model knows.
    public init(named name: ModelName, key: AnswerKey = AnswerKey()) throws {
        self.name = name
    }

    /// Answers by script.
    public func complete(_ dialogue: Dialogue, sampling: Sampling, draw: Int) async throws -> Completion {
        Completion(text: "")
    }
}
