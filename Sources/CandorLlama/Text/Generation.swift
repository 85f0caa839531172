import CandorModels

/// One answer in the making: takes a row of logits at a time and says whether to go on.
struct Generation: Sendable {
    /// What follows from a row of logits.
    enum Step {
        /// The token is to be computed next.
        case token(Token)
        /// The answer is complete.
        case finished(FinishReason)
    }

    private let tokenizer: Tokenizer
    private let limit: Int
    private let alternatives: Int
    private var sampler: TokenSampler
    private var text: TextAssembler
    private var tokens: [TokenLogProbability] = []
    private var written = 0

    /// Prepares for one answer.
    /// - Parameters:
    ///   - sampling: How to draw it.
    ///   - draw: Which of several answers.
    ///   - room: The most tokens that the context has room for.
    ///   - tokenizer: The model's tokenizer.
    init(_ sampling: Sampling, draw: Int, room: Int, tokenizer: Tokenizer) {
        self.tokenizer = tokenizer
        limit = min(sampling.maxTokens, room)
        alternatives = sampling.topLogProbabilities
        sampler = TokenSampler(sampling, draw: draw)
        text = TextAssembler(stops: sampling.stop)
    }

    /// Chooses a token.
    mutating func take(_ logits: Logits) -> Step {
        let token = sampler.next(logits)
        if tokenizer.weights.endsTurn(token) { return .finished(.stop) }
        written += 1
        let start = text.bytes.count
        let isStopped = text.append(tokenizer.bytes(of: token))
        // A token of which nothing is left is not part of the answer.
        if alternatives > 0, !isStopped || text.bytes.count > start { note(token, logits) }
        if isStopped { return .finished(.stop) }
        return written >= limit ? .finished(.length) : .token(token)
    }

    /// The answer.
    func completion(_ finish: FinishReason, input: Int, cached: Int) -> Completion {
        Completion(
            text: text.text, finish: finish, usage: TokenUsage(input: input, cachedInput: cached, output: written),
            tokens: alternatives > 0 ? tokens : nil)
    }

    private mutating func note(_ token: Token, _ logits: Logits) {
        let logSum = logits.logSum
        func text(_ token: Int) -> String { String(decoding: tokenizer.bytes(of: Token(token)), as: UTF8.self) }
        func logProbability(_ token: Int) -> Double { min(0, Double(logits[token]) - logSum) }
        tokens.append(
            TokenLogProbability(
                token: text(Int(token)), logProbability: logProbability(Int(token)),
                alternatives: logits.likeliest(alternatives).map {
                    .init(token: text($0), logProbability: logProbability($0))
                }))
    }
}

/// Puts tokens' bytes together and finds the texts at which an answer ends, wherever the tokens' boundaries lie.
struct TextAssembler: Sendable {
    private let stops: [[UInt8]]
    private let longestStop: Int
    /// The bytes so far; once a stop text was met, those before it.
    private(set) var bytes: [UInt8] = []

    /// Prepares for one answer.
    /// - Parameter stops: The texts at which it ends; empty ones are ignored.
    init(stops: [String]) {
        self.stops = stops.map { Array($0.utf8) }.filter { !$0.isEmpty }
        longestStop = self.stops.map(\.count).max() ?? 0
    }

    /// Adds a token's bytes.
    /// - Returns: Whether a stop text was met; it and what follows it are then gone.
    mutating func append(_ piece: [UInt8]) -> Bool {
        // A stop text that ends in the new bytes begins at most its length before them.
        let start = max(0, bytes.count - max(0, longestStop - 1))
        bytes += piece
        let ends = stops.compactMap { firstIndex(of: $0, from: start) }
        guard let end = ends.min() else { return false }
        bytes.removeLast(bytes.count - end)
        return true
    }

    /// The text so far, without the bytes of a last character that is not whole yet.
    var text: String {
        var whole = bytes[...]
        // A character's last byte stands at most three after its first.
        if let first = whole.lastIndex(where: { $0 & 0xC0 != 0x80 }), whole.count - first < length(of: whole[first]) {
            whole = whole[..<first]
        }
        return String(decoding: whole, as: UTF8.self)
    }

    private func firstIndex(of stop: [UInt8], from start: Int) -> Int? {
        guard bytes.count - start >= stop.count else { return nil }
        return (start...(bytes.count - stop.count)).first { bytes[$0..<($0 + stop.count)].elementsEqual(stop) }
    }

    /// The bytes of a character in UTF-8 (RFC 3629, section 3), from its first.
    private func length(of first: UInt8) -> Int {
        switch first {
        case 0xC0...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF7: 4
        default: 1
        }
    }
}
