/// The responses of a batch by the dialogue that they answer: what a comparative preference model sets against each other.
///
/// A pool holds each response once and in an order of its own, so that neither the batch's order nor a response drawn twice
/// changes a comparison.
public struct ResponsePools: Sendable {
    /// The responses to one dialogue.
    public struct Pool: Hashable, Sendable {
        /// The turns before the responses.
        public let dialogue: Dialogue
        /// The responses, each once, sorted.
        public let responses: [String]
    }

    /// The pools, in the order in which their dialogues first occur.
    public let pools: [Pool]
    private let places: [(pool: Int, response: Int)]

    /// Sorts a batch into pools.
    /// - Parameter responses: Responses with the dialogues that they answer.
    public init(_ responses: [(dialogue: Dialogue, response: String)]) {
        var poolOfDialogue: [Dialogue: Int] = [:]
        var dialogues: [Dialogue] = []
        var last: (dialogue: Dialogue, pool: Int)?
        // A batch mostly goes through one dialogue after the other: comparing is quicker than hashing.
        let poolOfResponse = responses.map { element in
            if let last, last.dialogue == element.dialogue { return last.pool }
            let pool = poolOfDialogue[element.dialogue] ?? dialogues.count
            if pool == dialogues.count {
                poolOfDialogue[element.dialogue] = pool
                dialogues.append(element.dialogue)
            }
            last = (element.dialogue, pool)
            return pool
        }
        var members = [[String]](repeating: [], count: dialogues.count)
        for (element, pool) in zip(responses, poolOfResponse) { members[pool].append(element.response) }
        let sorted = members.map { Set($0).sorted() }
        let positions = sorted.map { Dictionary(uniqueKeysWithValues: zip($0, $0.indices)) }
        pools = zip(dialogues, sorted).map(Pool.init)
        places = zip(responses, poolOfResponse).map { ($1, positions[$1][$0.response] ?? 0) }
    }

    /// Brings what was found pool by pool into the batch's order.
    /// - Parameter values: For each pool, a value for each of its responses.
    /// - Returns: A value for each response of the batch.
    public func inOrder<Value>(_ values: [[Value]]) -> [Value] {
        places.map { values[$0.pool][$0.response] }
    }
}
