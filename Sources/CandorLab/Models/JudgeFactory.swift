import Candor
import CandorModels
import CandorStore
import CandorText
import Foundation

/// Makes the judge that `--judge` names.
package struct JudgeFactory {
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
    package struct Made {
        package var judge: any Judge
        /// The judging model's identity, `nil` for rules.
        var identity: ModelIdentity?
        var notes: [String]
    }

    package func judge(_ name: String, prompts: PromptPack) async throws -> Made {
        let lexicon = try Installation.found().lexicon.map(SentimentLexicon.init(contentsOf:))
        let rules = RulesJudge(lexicon: lexicon)
        guard name != "rules" else {
            let missing = lexicon == nil ? ["no sentiment lexicon: positivity is unscored (Scripts/dependencies)"] : []
            return Made(judge: rules, identity: nil, notes: missing)
        }
        let model = try await catalogue.model(ModelName(name), answersIn: store)
        let asked = LimitedModel(
            catalogue.calls.remembering(model, in: store, observe: observe), calls: parallel)
        return Made(
            judge: ModelJudge(model: asked, prompts: prompts, rules: rules, settings: settings),
            identity: model.identity, notes: [])
    }
}
