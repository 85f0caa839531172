import CandorModels
import CandorProviders
import CandorTesting
import Foundation

extension ModelExamination {
    /// Asks the model of a name, on purpose. Nothing of it is remembered.
    /// - Parameter name: The model's name.
    /// - Returns: What that shows, as a name and words.
    /// - Throws: What making the model, and the model, throw.
    package static func lines(about name: ModelName) async throws -> [(name: String, words: String)] {
        try name.expectNoSecret()
        let (activity, memory) = (ProviderActivity(), FactsInMemory())
        let providers = ProviderModels(
            environment: ProcessInfo.processInfo.environment, policy: RetryPolicy(maximumAttempts: 2),
            activity: activity, memory: memory)
        let model = try await ModelCatalogue(providers: providers, parallel: 1, key: AnswerKey()).model(name)
        return try await ModelExamination(model: model, activity: activity, memory: memory).findings().lines(of: model)
    }
}
