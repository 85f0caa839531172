import Candor
import CandorModels

/// What `candor eval` is asked to do, from flags or from an experiment file.
struct EvaluationRequest: Sendable {
    var models: [ModelName]
    /// How far training had come with each model, where they are checkpoints of one training; else empty.
    var checkpoints: [Double] = []
    /// How the checkpoints were made, where Candor trained them.
    var training: TrainingDescription?
    var judge = "rules"
    var probes: [ProbeName] = Probes.names
    var data: [String] = []
    var limit: Int?
    var draws = 1
    var settings = AssistantSettings()
    var promptsFile: String?
    var confident = ConfidentRule.atLeast95
    var bootstrap: Int?
    var goldFile: String?
    /// Whether gold that agrees with the judge no better than chance is used all the same.
    var forcesGold = false
    var skipsBadRows = false
    var parallel = 32
    var calls = CallPolicy()
    /// The largest share of missing evidence with which a threshold can still be met.
    var maxUnscored = 0.1
    /// Settings of single models that differ from the others', by the model's name as given.
    var overrides: [String: ProviderSettings] = [:]
    /// How a judging model is asked.
    var judgeSettings = ProviderSettings()
    var failIf: [Threshold] = []
    var out: String?
    var store = "candor.sqlite"
    /// Whose answers are remembered, where they came from another address.
    var origin = OriginChoice.ask

    /// How a model is asked, with what is said of it alone.
    func settings(for model: ModelName) -> AssistantSettings {
        var settings = settings
        if let own = overrides[model.description] {
            settings.provider = (settings.provider ?? ProviderSettings()).overridden(by: own)
        }
        return settings
    }
}
