import Candor
import CandorModels

/// What `candor eval` is asked to do, from flags or from an experiment file.
package struct EvaluationRequest: Sendable {
    package var models: [ModelName]
    /// How far training had come with each model, where they are checkpoints of one training; else empty.
    var checkpoints: [Double] = []
    /// How the checkpoints were made, where Candor trained them.
    var training: TrainingDescription?
    package var judge = "rules"
    package var probes: [ProbeName] = Probes.names
    package var data: [String] = []
    package var limit: Int?
    package var draws = 1
    package var settings = AssistantSettings()
    package var promptsFile: String?
    package var confident = ConfidentRule.atLeast95
    package var bootstrap: Int?
    package var goldFile: String?
    /// Whether gold that agrees with the judge no better than chance is used all the same.
    package var forcesGold = false
    package var skipsBadRows = false
    package var parallel = 32
    package var calls = CallPolicy()
    /// The largest share of missing evidence with which a threshold can still be met.
    package var maxUnscored = 0.1
    /// Settings of single models that differ from the others', by the model's name as given.
    package var overrides: [String: ProviderSettings] = [:]
    /// How a judging model is asked.
    package var judgeSettings = ProviderSettings()
    package var failIf: [Threshold] = []
    package var out: String?
    package var store = "candor.sqlite"
    /// Whose answers are remembered, where they came from another address.
    package var origin = OriginChoice.ask

    package init(models: [ModelName]) {
        self.models = models
    }

    /// How a model is asked, with what is said of it alone.
    func settings(for model: ModelName) -> AssistantSettings {
        var settings = settings
        if let own = overrides[model.description] {
            settings.provider = (settings.provider ?? ProviderSettings()).overridden(by: own)
        }
        return settings
    }
}
