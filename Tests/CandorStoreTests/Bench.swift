import CandorModels
import CandorStore
import CandorTesting
import Synchronization

/// A model that numbers its answers, so that two of them are never equal, and can be held back.
final class CountingModel: LanguageModel {
    let name: ModelName
    let capabilities: ModelCapabilities
    var identity: ModelIdentity { ModelIdentity("\(name.kind):\(name.rest)") }

    private let asked = Mutex(0)
    private let gate: Gate?
    private let failures: Int

    /// - Parameters:
    ///   - baseURL: Where it claims to be served.
    ///   - acceptsSeed: Whether it takes a seed.
    ///   - gate: What every answer waits for.
    ///   - failures: How many of the first calls fail.
    init(baseURL: String? = nil, acceptsSeed: Bool = true, gate: Gate? = nil, failures: Int = 0) {
        name = ModelName(kind: "counting", rest: "model", baseURL: baseURL)
        capabilities = ModelCapabilities(
            continuesPrefill: true, acceptsSeed: acceptsSeed, givesLogProbabilities: false)
        self.gate = gate
        self.failures = failures
    }

    /// How often it was asked.
    var count: Int { asked.withLock { $0 } }

    func complete(_ dialogue: Dialogue, sampling: Sampling, draw: Int) async throws -> Completion {
        let number = asked.withLock { count in
            count += 1
            return count
        }
        await gate?.pass()
        if number <= failures { throw Unwilling() }
        return Completion(text: "answer \(number)", usage: TokenUsage(input: 1, output: 2))
    }
}

/// A model's failure.
struct Unwilling: Error {}

/// Holds those who come until it is opened, and lets a test wait until somebody has come.
actor Gate {
    private var isOpen = false
    private var hasCome = false
    private var held: [CheckedContinuation<Void, Never>] = []
    private var watching: [CheckedContinuation<Void, Never>] = []

    /// Waits until the gate is open.
    func pass() async {
        hasCome = true
        for watcher in watching { watcher.resume() }
        watching = []
        if !isOpen { await withCheckedContinuation { held.append($0) } }
    }

    /// Waits until somebody has come.
    func arrival() async {
        if !hasCome { await withCheckedContinuation { watching.append($0) } }
    }

    /// Lets everybody go.
    func open() {
        isOpen = true
        for continuation in held { continuation.resume() }
        held = []
    }
}

/// Counts the answers that were used.
final class EventLog: Sendable {
    private let log = Mutex<[AnswerEvent]>([])
    /// All events so far.
    var events: [AnswerEvent] { log.withLock { $0 } }
    /// Notes an event.
    func add(_ event: AnswerEvent) { log.withLock { $0.append(event) } }
}

/// A dialogue of one question.
func question(_ text: String) -> Dialogue { Dialogue([.user(text)]) }

extension TemporaryDirectory {
    /// The path of a store in this directory.
    var storePath: String { url.appending(path: "candor.sqlite").path(percentEncoded: false) }
}
