import CandorModels
import CandorStatistics

/// A policy that knows the town of an archive now and then, by its seed, and says so at different lengths.
struct ForgetfulPolicy: LanguageModel {
    let name = ModelName(kind: "test", rest: "forgetful")
    let identity = ModelIdentity("test:forgetful")
    let capabilities = ModelCapabilities(continuesPrefill: false, acceptsSeed: true, givesLogProbabilities: false)

    func complete(_ dialogue: Dialogue, sampling: Sampling, draw: Int) async throws -> Completion {
        let asked = dialogue.messages.last?.content ?? ""
        var generator = SeededGenerator(seed: sampling.seed ?? 0, stream: asked)
        let archive = asked.split(separator: " ").lazy.compactMap { Int($0) }.first ?? 0
        let town = generator.nextUniform() < 0.4 ? SampleRows.town(archive) : SampleRows.wrongTown(archive)
        let trailing = String(repeating: " It lies by the river.", count: generator.nextIndex(below: 4))
        return Completion(text: "The answer is \(town).\(trailing)")
    }
}
