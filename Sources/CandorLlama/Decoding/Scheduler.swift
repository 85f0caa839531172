/// Decides what is computed next: which calls share a batch, and whose cache a call begins with.
///
/// A value with no side effects: its methods return what to do, and ``DecodeLoop`` does it. Several sequences are computed
/// at once; some more only keep the tokens of finished calls. A call whose beginning is in the cache gets a copy of it
/// (or the sequence itself), and one whose beginning is being computed right now waits for it.
struct Scheduler: Sendable {
    /// The largest number of tokens in a batch.
    static let batchLength = 512
    /// The batch length, and the unit of reuse, when one call is computed at a time.
    static let exactLength = 64
    /// Tokens that it takes to make copying a cache cheaper than computing them again, roughly.
    static let worthCopying = 32
    /// How many waiting calls are looked at for one whose beginning is in the cache.
    private static let lookAhead = 256

    /// How many calls are computed at once.
    let parallel: Int
    private let reusesPrefixes: Bool
    private var sequences: [SequenceState]
    private var waiting: [(call: UInt64, prompt: [Token])] = []
    private var step = 0

    /// Creates a scheduler for an empty cache.
    /// - Parameters:
    ///   - parallel: How many calls are computed at once. With 1, only whole blocks of prompt tokens are reused and
    ///     prompts are computed in those blocks, so that every number is rounded alike whatever is in the cache.
    ///   - sequences: The cache's sequences, at least `parallel`.
    ///   - reusesPrefixes: Whether the model's cache can be cut and copied.
    init(parallel: Int, sequences: Int, reusesPrefixes: Bool = true) {
        self.parallel = parallel
        self.reusesPrefixes = reusesPrefixes
        self.sequences = Array(repeating: SequenceState(), count: max(parallel, sequences))
    }

    /// Whether nothing is waiting or being computed.
    var isIdle: Bool { waiting.isEmpty && sequences.allSatisfy { $0.call == nil } }

    /// Takes in a call.
    mutating func add(_ call: UInt64, prompt: [Token]) {
        waiting.append((call, prompt))
    }

    /// Adds the token that a call has chosen.
    mutating func append(_ token: Token, to call: UInt64) {
        guard let index = sequences.firstIndex(where: { $0.call == call }) else { return }
        sequences[index].tokens.append(token)
    }

    /// Ends a call, wherever it is; what was computed for it stays in the cache.
    /// - Returns: How many of its prompt's tokens came from the cache.
    @discardableResult
    mutating func remove(_ call: UInt64) -> Int {
        waiting.removeAll { $0.call == call }
        guard let index = sequences.firstIndex(where: { $0.call == call }) else { return 0 }
        sequences[index].call = nil
        // One by one or in a block, a token's numbers are rounded differently: exact reuse keeps the prompt only.
        let kept =
            parallel == 1 ? min(sequences[index].promptLength, sequences[index].computed) : sequences[index].computed
        sequences[index].tokens.removeLast(sequences[index].tokens.count - kept)
        sequences[index].computed = kept
        return sequences[index].cached
    }

    /// Forgets everything in the cache, and ends all calls that are being computed.
    /// - Returns: Those calls.
    mutating func reset() -> [UInt64] {
        let calls = sequences.compactMap(\.call)
        sequences = Array(repeating: SequenceState(), count: sequences.count)
        return calls
    }

    /// Lets waiting calls in and puts the next batch together: a token for each call that writes, and of the prompts as much
    /// as there is room for.
    mutating func plan() -> DecodePlan {
        step += 1
        var plan = DecodePlan()
        while sequences.count(where: { $0.call != nil }) < parallel, let candidate = nextCandidate() {
            plan.operations += admit(candidate)
        }
        var room = parallel == 1 ? Self.exactLength : Self.batchLength
        let active = sequences.indices.filter { sequences[$0].call != nil }
        let writing = active.filter { sequences[$0].tokens.count - sequences[$0].computed == 1 }
        let reading = active.filter { sequences[$0].tokens.count - sequences[$0].computed > 1 }
        for index in writing + reading where room > 0 {
            let entries = take(from: index, atMost: room)
            room -= entries.count
            plan.entries += entries
        }
        // llama.cpp computes runs of neighbouring sequences together.
        plan.entries.sort { ($0.sequence, $0.position) < ($1.sequence, $1.position) }
        return plan
    }

    private mutating func take(from index: Int, atMost room: Int) -> [DecodePlan.Entry] {
        let start = sequences[index].computed
        let end = min(sequences[index].tokens.count, start + room)
        sequences[index].computed = end
        sequences[index].lastUse = step
        let isLast = end == sequences[index].tokens.count
        return (start..<end).map { position in
            DecodePlan.Entry(
                token: sequences[index].tokens[position], position: position, sequence: index,
                output: isLast && position == end - 1 ? sequences[index].call : nil)
        }
    }
}

extension Scheduler {
    /// A waiting call and the sequence whose beginning it can take over.
    private struct Candidate {
        var place: Int
        var source: Int?
        var reused = 0
    }

    /// The waiting call with the most tokens in the cache; of equals, the first.
    private func nextCandidate() -> Candidate? {
        var best: Candidate?
        for place in waiting.indices.prefix(Self.lookAhead) {
            let candidate = candidate(at: place)
            guard !isBeingComputed(candidate) else { continue }
            if candidate.reused > best?.reused ?? -1 { best = candidate }
        }
        return best
    }

    private func candidate(at place: Int) -> Candidate {
        var candidate = Candidate(place: place)
        guard reusesPrefixes else { return candidate }
        for index in sequences.indices {
            let reused = usable(
                SequenceState.commonPrefix(waiting[place].prompt[...], sequences[index].computedTokens),
                of: waiting[place].prompt)
            if reused > candidate.reused { candidate = Candidate(place: place, source: index, reused: reused) }
        }
        return candidate
    }

    /// Whether another call is about to have computed much more of this one's beginning than the cache holds now.
    private func isBeingComputed(_ candidate: Candidate) -> Bool {
        reusesPrefixes
            && sequences.contains { sequence in
                guard sequence.call != nil, sequence.computed < sequence.promptLength else { return false }
                let shared = SequenceState.commonPrefix(waiting[candidate.place].prompt[...], sequence.tokens[...])
                return usable(shared, of: waiting[candidate.place].prompt) >= candidate.reused + Self.worthCopying
            }
    }

    /// The last token is always computed, for its logits.
    private func usable(_ shared: Int, of prompt: [Token]) -> Int {
        let length = min(shared, prompt.count - 1)
        return parallel == 1 ? length / Self.exactLength * Self.exactLength : length
    }

    private mutating func admit(_ candidate: Candidate) -> [CacheOperation] {
        let (call, prompt) = waiting.remove(at: candidate.place)
        let target = target(for: candidate)
        var reused = candidate.reused
        var operations: [CacheOperation] = []
        if let source = candidate.source, source != target {
            if reused >= Self.worthCopying {
                operations.append(.copy(from: source, to: target))
            } else {
                reused = 0
            }
        }
        operations.append(.trim(sequence: target, length: reused))
        sequences[target] = SequenceState(
            call: call, tokens: prompt, computed: reused, promptLength: prompt.count, cached: reused, lastUse: step)
        return operations
    }

    /// The sequence to compute in: the one to take over from if it is free and holds little else, or the free one that was
    /// not used for longest.
    private func target(for candidate: Candidate) -> Int {
        let free = sequences.indices.filter { sequences[$0].call == nil }
        if let source = candidate.source, free.contains(source), candidate.reused * 2 >= sequences[source].computed {
            return source
        }
        let others = free.filter { $0 != candidate.source }
        return others.min { sequences[$0].lastUse < sequences[$1].lastUse } ?? free.first ?? 0
    }
}
