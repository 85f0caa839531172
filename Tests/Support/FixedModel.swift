import CandorModels
import Synchronization

/// A model that answers by a closure and remembers what it was asked.
package struct FixedModel: LanguageModel {
    /// One call.
    package struct Asked: Hashable, Sendable {
        package var dialogue: Dialogue
        package var sampling: Sampling
        package var draw: Int
    }

    private final class Memory: Sendable {
        package let asked = Mutex<[Asked]>([])
    }

    package let name = ModelName(kind: "fixed", rest: "model")
    package let identity = ModelIdentity("fixed:model")
    package let capabilities: ModelCapabilities
    private let memory = Memory()
    private let reply: @Sendable (Dialogue) async throws -> Completion

    package init(continuesPrefill: Bool = true, reply: @escaping @Sendable (Dialogue) async throws -> Completion) {
        capabilities = ModelCapabilities(
            continuesPrefill: continuesPrefill, acceptsSeed: true, givesLogProbabilities: false)
        self.reply = reply
    }

    /// A model that always says the same.
    package init(_ text: String, continuesPrefill: Bool = true) {
        self.init(continuesPrefill: continuesPrefill) { _ in Completion(text: text) }
    }

    /// The calls so far, in the order in which they came.
    package var asked: [Asked] { memory.asked.withLock { $0 } }

    package func complete(_ dialogue: Dialogue, sampling: Sampling, draw: Int) async throws -> Completion {
        memory.asked.withLock { $0.append(Asked(dialogue: dialogue, sampling: sampling, draw: draw)) }
        return try await reply(dialogue)
    }
}
