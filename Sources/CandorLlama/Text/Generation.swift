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
