import Candor
import CandorModels
import CandorStore
import CandorText
import Foundation

/// Makes judges from their names: one of ``Judges``, or the model of that name.
public struct JudgeFactory: Sendable {
    let catalogue: ModelCatalogue
    let store: Store
    let parallel: Int
    let observe: @Sendable (AnswerEvent) -> Void
    /// How the model is asked.
    var settings = ProviderSettings()

    package init(
        catalogue: ModelCatalogue, store: Store, parallel: Int, observe: @escaping @Sendable (AnswerEvent) -> Void,
        settings: ProviderSettings = ProviderSettings()
    ) {
        self.catalogue = catalogue
        self.store = store
        self.parallel = parallel
        self.observe = observe
        self.settings = settings
    }

    /// A judge with what is to be known of it.
    public struct Made: Sendable {
        /// The judge.
        public var judge: any Judge
        /// The judging model's identity; `nil` for rules. A run's id follows from it and from the judge's name.
        public var identity: ModelIdentity?
        /// What a reader of the results should know.
        public var notes: [String]

        /// Creates a value.
        /// - Parameters:
        ///   - judge: The judge.
        ///   - identity: The judging model's identity; `nil` for rules.
        ///   - notes: What a reader of the results should know.
        public init(_ judge: any Judge, identity: ModelIdentity? = nil, notes: [String] = []) {
            self.judge = judge
            self.identity = identity
            self.notes = notes
        }
    }

    package func judge(_ name: String, prompts: PromptPack) async throws -> Made {
        if let provider = Judges.named(name) { return try await provider.judge(from: self, prompts: prompts) }
        let rules = try rules()
        let model = try await model(ModelName(name))
        let judge = ModelJudge(model: model, prompts: prompts, rules: rules, settings: settings)
        return Made(judge, identity: model.identity)
    }

    /// The judge that needs no model, with the sentiment lexicon that is installed.
    /// - Throws: What reading the lexicon throws.
    public func rules() throws -> RulesJudge {
        RulesJudge(lexicon: try Installation.found().lexicon.map(SentimentLexicon.init(contentsOf:)))
    }

    /// A model that judges: its answers are remembered, and counted as the judge's.
    /// - Parameter name: The model, `kind:name`.
    /// - Throws: `LabError` for a kind that is not known, and what making the model throws.
    public func model(_ name: ModelName) async throws -> any LanguageModel {
        let model = try await catalogue.model(name, answersIn: store)
        return LimitedModel(catalogue.calls.remembering(model, in: store, observe: observe), calls: parallel)
    }
}
