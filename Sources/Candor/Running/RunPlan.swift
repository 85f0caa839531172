import CandorModels
import Foundation

/// Everything that decides what a run will find: its id is a hash of it, so that the same command is the same run.
public struct RunPlan: Codable, Hashable, Sendable {
    /// The assistants, as the user named them without a base URL, with their identities.
    public var models: [String]
    /// The judge's name and identity.
    public var judge: String
    /// The prompt pack's name.
    public var prompts: String
    /// The prompt pack's hash.
    public var promptsHash: String
    /// The data: name, probe and hash of each file.
    public var data: [String]
    /// Which items are run.
    public var selection: ItemSelection
    /// Draws asked for.
    public var draws: Int
    /// How the assistants are asked.
    public var settings: AssistantSettings
    /// What counts as a confident first answer.
    public var confident: ConfidentRule
    /// Bootstrap resamples; `nil` for standard intervals.
    public var bootstrap: Int?
    /// The hash of the gold verdicts by which rates are corrected; `nil` for none.
    public var gold: String?
    /// How far training had come with each model, in the models' order; `nil` where they are no checkpoints.
    public var checkpoints: [Double]?
    /// What chooses among the draws; `nil` where nothing does.
    public var optimisation: OptimisationPlan?

    /// What the providers of single models are told, by the models' names; `nil` where all are told the same.
    public var overrides: [String: ProviderSettings]?
    /// The variations of probes that are run, with their words; `nil` for none.
    public var variations: [ProbeWording]?
    /// What the provider of the judging model is told; `nil` for nothing.
    public var judgeSettings: ProviderSettings?

    /// Creates a plan; what chooses among the draws is set afterwards.
    public init(
        models: [String], judge: String, prompts: String, promptsHash: String, data: [String],
        selection: ItemSelection, draws: Int, settings: AssistantSettings, confident: ConfidentRule, bootstrap: Int?,
        gold: String?, checkpoints: [Double]? = nil
    ) {
        self.models = models
        self.judge = judge
        self.prompts = prompts
        self.promptsHash = promptsHash
        self.data = data
        self.selection = selection
        self.draws = draws
        self.settings = settings
        self.confident = confident
        self.bootstrap = bootstrap
        self.gold = gold
        self.checkpoints = checkpoints
    }

    /// The run's id: 12 hexadecimal digits.
    public var id: String { String(Fingerprint.sha256(Data(json.utf8)).prefix(12)) }

    /// The plan as JSON, equal plans as equal bytes.
    public var json: String {
        // A plan holds texts, numbers and lists of them: there is nothing in it that JSON cannot say.
        (try? JSONWriter.line.text(self)) ?? ""
    }
}
