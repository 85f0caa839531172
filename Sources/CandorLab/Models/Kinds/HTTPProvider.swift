import Candor
import CandorModels
import CandorProviders

/// The models behind HTTP of one provider. `CandorProviders` knows nothing of runs: its own list of providers is `ChatProvider.all`.
struct HTTPProvider: ModelProvider {
    let provider: ChatProvider

    var kind: String { provider.kind }
    var form: String { provider.form }
    var keyVariable: String? { provider.keyVariable }

    func price(of name: ModelName) -> ModelPrice? { Prices.price(of: name) }

    func model(_ name: ModelName, from catalogue: ModelCatalogue) throws -> any LanguageModel {
        catalogue.triaged(try catalogue.providers.model(named: name))
    }
}
