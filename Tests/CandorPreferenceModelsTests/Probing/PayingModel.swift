import CandorModels
import Synchronization

/// A preference model whose scores a test knows, and which remembers the batches that it was asked for.
struct PayingModel: PreferenceModel {
    let name = ModelName(kind: "paying", rest: "model")
    let identity = ModelIdentity("paying:model")
    var isComparative = false
    private let memory = Memory()
    private let pay: @Sendable (_ response: String, _ dialogue: Dialogue) throws -> Double

    private final class Memory: Sendable {
        let batches = Mutex<[[(dialogue: Dialogue, response: String)]]>([])
    }

    init(
        isComparative: Bool = false,
        _ pay: @escaping @Sendable (_ response: String, _ dialogue: Dialogue) throws -> Double
    ) {
        self.isComparative = isComparative
        self.pay = pay
    }

    /// The batches so far.
    var batches: [[(dialogue: Dialogue, response: String)]] { memory.batches.withLock { $0 } }

    func score(_ response: String, to dialogue: Dialogue) async throws -> Double { try pay(response, dialogue) }

    func scores(of responses: [(dialogue: Dialogue, response: String)]) async throws -> [Double] {
        memory.batches.withLock { $0.append(responses) }
        return try responses.map { try pay($0.response, $0.dialogue) }
    }
}

extension Dialogue {
    /// What the user said last.
    var lastTurn: String { messages.last { $0.role == .user }?.content ?? "" }
}
