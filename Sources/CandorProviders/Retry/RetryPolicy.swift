/// How often and how patiently a request is tried again.
public struct RetryPolicy: Hashable, Sendable {
    /// The largest number of attempts, the first included; at least 1.
    public var maximumAttempts: Int
    /// The longest first wait; the longest possible wait doubles from attempt to attempt.
    public var firstDelay: Duration
    /// The longest wait, unless the server asks for a longer one.
    public var longestDelay: Duration
    /// How long one attempt may take.
    public var attemptTimeout: Duration
    /// How long all attempts and waits together may take before another attempt is begun.
    public var maximumTotal: Duration

    /// Creates a policy.
    /// - Parameters:
    ///   - maximumAttempts: The largest number of attempts, the first included.
    ///   - firstDelay: The longest first wait.
    ///   - longestDelay: The longest wait, unless the server asks for a longer one.
    ///   - attemptTimeout: How long one attempt may take.
    ///   - maximumTotal: How long all attempts and waits together may take.
    public init(
        maximumAttempts: Int = 8, firstDelay: Duration = .milliseconds(500), longestDelay: Duration = .seconds(60),
        attemptTimeout: Duration = .seconds(300), maximumTotal: Duration = .seconds(900)
    ) {
        self.maximumAttempts = max(1, maximumAttempts)
        self.firstDelay = firstDelay
        self.longestDelay = longestDelay
        self.attemptTimeout = attemptTimeout
        self.maximumTotal = maximumTotal
    }
}
