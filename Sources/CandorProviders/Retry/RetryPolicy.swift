/// How often and how patiently a request is tried again, and how long an answer may take.
public struct RetryPolicy: Hashable, Sendable {
    /// The largest number of attempts at a server that never answered, or that asks for fewer requests; the first included, at
    /// least 1.
    public var maximumAttempts: Int
    /// The number of attempts after which a call that keeps failing is given up alone, while others are answered; at least 1.
    public var attemptsAlone: Int
    /// The longest first wait; the longest possible wait doubles from attempt to attempt.
    public var firstDelay: Duration
    /// The longest wait, unless the server asks for a longer one.
    public var longestDelay: Duration
    /// How long one attempt may take whose answer comes in one piece.
    public var attemptTimeout: Duration
    /// How long all attempts and waits together may take before another attempt is begun.
    public var maximumTotal: Duration
    /// How long a server that was answering and answers nobody any more is waited for, from its first failure on.
    public var patience: Duration
    /// How long the first byte of a streamed answer may take.
    public var firstByteTimeout: Duration
    /// How long a stream may be silent.
    public var silenceTimeout: Duration
    /// How long a streamed answer may take as a whole.
    public var streamTimeout: Duration

    /// The longest wait for a server that is gone, so that its return is soon noticed.
    static let longestDelayForServer = Duration.seconds(10)

    /// Creates a policy.
    /// - Parameters:
    ///   - maximumAttempts: The largest number of attempts, the first included.
    ///   - attemptsAlone: The attempts after which a call fails alone while others are answered.
    ///   - firstDelay: The longest first wait.
    ///   - longestDelay: The longest wait, unless the server asks for a longer one.
    ///   - attemptTimeout: How long one attempt may take whose answer comes in one piece.
    ///   - maximumTotal: How long all attempts and waits together may take.
    ///   - patience: How long a server that answers nobody any more is waited for.
    ///   - firstByteTimeout: How long the first byte of a streamed answer may take.
    ///   - silenceTimeout: How long a stream may be silent.
    ///   - streamTimeout: How long a streamed answer may take as a whole.
    public init(
        maximumAttempts: Int = 8, attemptsAlone: Int = 6, firstDelay: Duration = .milliseconds(500),
        longestDelay: Duration = .seconds(60), attemptTimeout: Duration = .seconds(300),
        maximumTotal: Duration = .seconds(900), patience: Duration = .seconds(120),
        firstByteTimeout: Duration = .seconds(900), silenceTimeout: Duration = .seconds(300),
        streamTimeout: Duration = .seconds(3_600)
    ) {
        self.maximumAttempts = max(1, maximumAttempts)
        self.attemptsAlone = max(1, attemptsAlone)
        self.firstDelay = firstDelay
        self.longestDelay = longestDelay
        self.attemptTimeout = attemptTimeout
        self.maximumTotal = maximumTotal
        self.patience = patience
        self.firstByteTimeout = firstByteTimeout
        self.silenceTimeout = silenceTimeout
        self.streamTimeout = streamTimeout
    }
}
