import CandorModels
import CandorProviders
import Foundation
import Synchronization

/// What one or two calls on purpose show of a model: whether it answers, and what it takes.
package struct ModelExamination {
    /// What the calls showed.
    package struct Findings {
        /// The first answer.
        var completion: Completion
        /// How long the first answer took.
        var duration: Duration
        /// What is known of the endpoint.
        var facts: EndpointFacts
        /// Settings that were refused, in words.
        var notes: [String]
    }

    let model: any LanguageModel
    let activity: ProviderActivity
    /// What the calls let the provider find out.
    let memory: FactsInMemory

    private static let question = "What is the capital of France? Answer with one word."
    private static let beginning = "The capital of France is the city of"

    /// Asks.
    /// - Throws: What the model throws.
    package func findings() async throws -> Findings {
        let clock = ContinuousClock()
        let start = clock.now
        let completion = try await model.complete(
            Dialogue([.system("You answer briefly."), .user(Self.question)]),
            sampling: Sampling(temperature: 0.7, maxTokens: 64, seed: 1, topLogProbabilities: 1), draw: 0
        ).withReasoningApart
        let duration = clock.now - start
        var facts = memory.facts(about: model.identity) ?? EndpointFacts()
        if model.capabilities.continuesPrefill, facts.continuesPrefill == nil {
            facts.continuesPrefill = try await continuesPrefill()
        }
        let notes = activity.snapshot.notes.sorted()
        complete(&facts, from: completion, notes)
        return Findings(completion: completion, duration: duration, facts: facts, notes: notes)
    }

    /// Whether an answer continues where the last turn ends, rather than starting over.
    private func continuesPrefill() async throws -> Bool {
        let said = try await model.complete(
            Dialogue([.user(Self.question), .assistant(Self.beginning)]),
            sampling: Sampling(temperature: 0, maxTokens: 16), draw: 0)
        return said.text.isVisible && !said.text.contains(Self.beginning)
    }

    /// What one answer shows by itself, where the provider has said nothing of it.
    private func complete(_ facts: inout EndpointFacts, from completion: Completion, _ notes: [String]) {
        func takes(_ setting: String) -> Bool { !notes.contains { $0.hasSuffix("does not take \(setting)") } }
        let capabilities = model.capabilities
        facts.reasons = facts.reasons ?? (completion.reasoning != nil || (completion.usage.reasoning ?? 0) > 0)
        facts.takesTemperature = facts.takesTemperature ?? takes("temperature")
        facts.takesSeed = facts.takesSeed ?? (capabilities.acceptsSeed && takes("seed"))
        facts.takesSystem = facts.takesSystem ?? true
        facts.givesLogProbabilities = facts.givesLogProbabilities ?? (completion.tokens?.isEmpty == false)
        if !capabilities.continuesPrefill { facts.continuesPrefill = facts.continuesPrefill ?? false }
    }

    package init(model: any LanguageModel, activity: ProviderActivity, memory: FactsInMemory) {
        self.model = model
        self.activity = activity
        self.memory = memory
    }
}

extension ModelExamination.Findings {
    /// What is found, as a name and words.
    package func lines(of model: any LanguageModel) -> [(name: String, words: String)] {
        func words(_ fact: Bool?, _ yes: String, _ no: String) -> String { fact.map { $0 ? yes : no } ?? "not known" }
        let said = completion.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let seconds = duration.formatted(.units(allowed: [.seconds], fractionalPart: .show(length: 2)))
        let answer =
            completion.unscoredReason.map { "without visible text (\($0.rawValue))" }
            ?? "'\(said.count <= 60 ? said : said.prefix(60) + "…")'"
        let thought = completion.usage.reasoning.map { ", \($0) tokens this time" } ?? ""
        var lines = [
            ("address", model.addresses.first ?? "in this process"),
            ("answers", "\(answer), in \(seconds)"),
            ("tokens", "\(completion.usage.input) read, \(completion.usage.output) written"),
            ("reasons", words(facts.reasons, "yes" + thought, "no")),
            ("temperature", words(facts.takesTemperature, "taken", "refused: the model draws with its own")),
            ("seed", words(facts.takesSeed, "taken", "not taken")),
            ("system turn", words(facts.takesSystem, "taken", "refused: it goes into the user's turn")),
            ("prefill", words(facts.continuesPrefill, "continued", "not continued: it is left out")),
            (
                "log-probabilities",
                words(facts.givesLogProbabilities, "given", "not given: answers are sampled instead")
            ),
            ("streams", words(facts.streams, "yes", "no")),
        ]
        if let served = completion.servedBy { lines.insert(("served as", served), at: 1) }
        return lines + notes.map { ("note", $0) }
    }
}

/// Keeps what is found out for as long as the command runs.
package final class FactsInMemory: EndpointMemory {
    private let known = Mutex<[ModelIdentity: EndpointFacts]>([:])

    package init() {}

    /// What is known about a model, wherever it is served.
    func facts(about identity: ModelIdentity) -> EndpointFacts? { known.withLock { $0[identity] } }

    package func facts(about identity: ModelIdentity, at address: String) -> EndpointFacts? { facts(about: identity) }

    package func learned(_ facts: EndpointFacts, about identity: ModelIdentity, at address: String) {
        known.withLock { $0[identity] = facts }
    }
}
