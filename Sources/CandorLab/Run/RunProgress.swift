import CandorProviders
import CandorStore

/// Is told how a run comes along: a line on a terminal, a bar in a window, or nothing.
///
/// Every requirement has a default that does nothing. One piece of work is under way at a time; what is told comes from many tasks.
public protocol RunProgress: Sendable {
    /// A piece of work begins.
    /// - Parameters:
    ///   - title: What it is.
    ///   - total: How much there is to do, where it is known.
    ///   - retries: How many calls have been made again so far.
    func begin(_ title: String, total: Int?, retries: @escaping @Sendable () -> Int)

    /// A piece of work begins that asks servers.
    /// - Parameters:
    ///   - title: What it is.
    ///   - total: How much there is to do, where it is known.
    ///   - activity: What the servers have been doing.
    func begin(_ title: String, total: Int?, activity: ProviderActivity)

    /// One more part of the work is done.
    func completed()

    /// An answer has come, or was remembered.
    /// - Parameters:
    ///   - event: The answer.
    ///   - price: What the model's tokens cost, where it is known.
    func answered(_ event: AnswerEvent, price: ModelPrice?)

    /// The piece of work has ended, well or not.
    func end()

    /// A step of a piece of work that has no parts to count has begun.
    func step(_ text: String)

    /// Something that a reader of the results should know.
    func note(_ text: String)

    /// Something that went otherwise than expected, while the work goes on.
    func warn(_ text: String)

    /// A line about something that has been made on the way.
    func made(_ line: String)
}

extension RunProgress {
    /// Tells nobody.
    public func begin(_ title: String, total: Int?, retries: @escaping @Sendable () -> Int) {}
    /// Tells nobody.
    public func begin(_ title: String, total: Int?, activity: ProviderActivity) {}
    /// Tells nobody.
    public func completed() {}
    /// Tells nobody.
    public func answered(_ event: AnswerEvent, price: ModelPrice?) {}
    /// Tells nobody.
    public func end() {}
    /// Tells nobody.
    public func step(_ text: String) {}
    /// Tells nobody.
    public func note(_ text: String) {}
    /// Tells nobody.
    public func warn(_ text: String) {}
    /// Tells nobody.
    public func made(_ line: String) {}

    /// Shows a piece of work from its beginning to its end, also where it fails.
    package func showing<Value>(
        _ title: String, total: Int, retries: @escaping @Sendable () -> Int = { 0 }, _ work: () async throws -> Value
    ) async throws -> Value {
        begin(title, total: total, retries: retries)
        defer { end() }
        return try await work()
    }
}

/// Tells nobody.
public struct NoProgress: RunProgress {
    /// Creates it.
    public init() {}
}
