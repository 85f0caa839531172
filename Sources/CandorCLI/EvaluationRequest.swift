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
    var probes: [ProbeKind] = ProbeKind.allCases
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
    var failIf: [Threshold] = []
    var out: String?
    var store = "candor.sqlite"
}
