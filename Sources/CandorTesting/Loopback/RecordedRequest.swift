/// A request that a loopback server has had.
public struct RecordedRequest: Hashable, Sendable {
    /// Its place in the order of arrival, from 0.
    public var number: Int
    /// The path, for example `/v1/chat/completions`.
    public var path: String
    /// The headers by lower-case name.
    public var headers: [String: String]
    /// The body as text.
    public var body: String
    /// What went wrong with it, on purpose.
    public var fault: Fault?
    /// Whether the right answer was sent, as far as the server can tell.
    public var isAnswered: Bool
}
