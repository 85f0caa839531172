import Candor
import CandorModels
import CandorProviders
import CandorStore
import CandorTesting
import Foundation

/// Makes models from their names, each by its kind in ``Models``, with what the kinds need of the run.
public struct ModelCatalogue: Sendable {
    /// How many calls of a model are under way at once.
    public let parallel: Int
    /// What is right and wrong in the run's items: for models that know it on purpose.
    public let key: AnswerKey
    let providers: ProviderModels
    /// What becomes of calls that fail.
    var calls = CallPolicy()
    /// Whose the remembered answers are.
    package var origins = OriginCheck()

    package init(
        providers: ProviderModels, parallel: Int, key: AnswerKey, calls: CallPolicy = CallPolicy(),
        origins: OriginCheck = OriginCheck()
    ) {
        self.providers = providers
        self.parallel = parallel
        self.key = key
        self.calls = calls
        self.origins = origins
    }

    /// A model whose remembered answers are its own: seen to before it is asked.
    /// - Throws: ``LabError`` where they come from another address and nobody has said whose they are.
    func model(_ name: ModelName, answersIn store: Store) async throws -> any LanguageModel {
        try await owning(model(name), answersIn: store)
    }

    /// A model as it is, or under the label that makes it one whose remembered answers are its own.
    func owning(_ model: any LanguageModel, answersIn store: Store) async throws -> any LanguageModel {
        guard let other = try await origins.otherName(for: model, in: store) else { return model }
        return try await self.model(other, answersIn: store)
    }

    package func model(_ name: ModelName) async throws -> any LanguageModel {
        guard let provider = Models.of(name.kind) else {
            let known = Models.all.map(\.kind)
            throw LabError(
                .usage,
                "'\(name)': there is no kind of model '\(name.kind)'; there are \(known.joined(separator: ", "))"
                    + Spelling.hint(for: name.kind, among: known))
        }
        return try await provider.model(name, from: self)
    }

    /// A model whose failed calls leave their trials unscored, as those of models behind HTTP do, for as long as there is reason to hope
    /// for the others. What any other model throws ends the run.
    /// - Parameter model: The model.
    public func triaged(_ model: any LanguageModel) -> any LanguageModel {
        TriagedModel(model, failsFast: calls.failsFast)
    }

    #if !Llama
        package static func missingLlama(_ name: ModelName) -> LabError {
            LabError(
                .unavailable,
                "'\(name)': this candor was built without llama.cpp; run Scripts/dependencies and build again")
        }
    #endif
}
