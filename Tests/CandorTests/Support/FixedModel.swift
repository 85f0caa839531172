import CandorModels
import Synchronization

/// A model that answers by a closure and remembers what it was asked.
struct FixedModel: LanguageModel {
    /// One call.
    struct Asked: Hashable, Sendable {
        var dialogue: Dialogue
        var sampling: Sampling
        var draw: Int
    }

    private final class Memory: Sendable {
        let asked = Mutex<[Asked]>([])
    }

    let name = ModelName(kind: "fixed", rest: "model")
    let identity = ModelIdentity("fixed:model")
    let capabilities: ModelCapabilities
    private let memory = Memory()
    private let reply: @Sendable (Dialogue) async throws -> Completion

    init(continuesPrefill: Bool = true, reply: @escaping @Sendable (Dialogue) async throws -> Completion) {
        capabilities = ModelCapabilities(
            continuesPrefill: continuesPrefill, acceptsSeed: true, givesLogProbabilities: false)
        self.reply = reply
    }

    /// A model that always says the same.
    init(_ text: String, continuesPrefill: Bool = true) {
        self.init(continuesPrefill: continuesPrefill) { _ in Completion(text: text) }
    }

    /// The calls so far, in the order in which they came.
    var asked: [Asked] { memory.asked.withLock { $0 } }

    func complete(_ dialogue: Dialogue, sampling: Sampling, draw: Int) async throws -> Completion {
        memory.asked.withLock { $0.append(Asked(dialogue: dialogue, sampling: sampling, draw: draw)) }
        return try await reply(dialogue)
    }
}
