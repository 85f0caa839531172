import Foundation

/// What a server answered to one attempt.
struct HTTPReply: Sendable {
    /// The status code, for example 200.
    var status: Int
    /// The headers by lower-case name.
    var headers: [String: String]
    /// The whole body.
    var body: Data

    /// Whether the body is said to be a web page, which no chat API sends.
    var isPage: Bool { headers["content-type"]?.lowercased().hasPrefix("text/html") ?? false }
    /// Whether the body is said to be a stream of events.
    var isEventStream: Bool { headers["content-type"]?.lowercased().hasPrefix("text/event-stream") ?? false }
}
