import Foundation

/// Why one attempt gave no answer, and whether another may.
struct AttemptFailure: Error, Sendable {
    /// What kind of failure it is if it stays the last.
    var code: ProviderError.Code
    /// What went wrong; not yet redacted.
    var detail: String
    /// Whether the same request may succeed later.
    var isPassing: Bool
    /// Whether the server asked for fewer requests.
    var isThrottling = false
    /// How long the server asks to wait.
    var delay: Duration?
    /// What the server said, where it refused the request.
    var message: ServerMessage?
    /// Whether the server refused the request because a text in it has more tokens than the model reads.
    var isTooLong = false

    /// Reads a reply with an error status. Passing are 408, 409, 429 and all of 5xx, unless the server says otherwise
    /// (`x-should-retry`, as the providers' own clients read it).
    init(_ reply: HTTPReply, now: Date) {
        let message = ServerMessage(body: reply.body)
        detail = "\(reply.status) \(reply.isPage ? "(a web page)" : message.text)"
        self.message = message
        delay = ServerDelay.asked(by: reply, now: now)
        isThrottling = [429, 503, 529].contains(reply.status)
        isPassing = [408, 409, 429].contains(reply.status) || reply.status >= 500
        switch reply.headers["x-should-retry"] {
        case "true": isPassing = true
        case "false": isPassing = false
        default: break
        }
        code =
            switch reply.status {
            case 401, 403: .unauthorized
            case 404: .unknownModel
            case 402: .quotaExhausted
            case 408: .timedOut
            case 429: .rateLimited
            case 500...: .unavailable
            default: .rejected
            }
        isTooLong = code == .rejected && (reply.status == 413 || message.speaksOfLength)
        if message.code == "insufficient_quota" {
            code = .quotaExhausted
            isPassing = false
        }
    }

    /// An answer with a good status that cannot be read.
    init(unreadable detail: String, isPassing: Bool = true) {
        code = .badResponse
        self.detail = detail
        self.isPassing = isPassing
    }

    /// No answer within the time given.
    init(timedOutAfter duration: Duration) {
        code = .timedOut
        detail = "nothing within \(duration.formatted(.units(allowed: [.minutes, .seconds])))"
        isPassing = true
    }

    /// No connection, or one that broke.
    init(connection error: any Error) {
        code = .unavailable
        detail = Self.plain(String(describing: error))
        isPassing = true
    }

    /// The network library's words in plain ones, for the commonest failures.
    private static func plain(_ text: String) -> String {
        let meanings = [
            ("Connection refused", "connection refused"), ("UnknownHost", "there is no host of this name"),
            ("reset by peer", "the connection was reset"), ("connectTimeout", "no connection in time"),
            ("remoteConnectionClosed", "the connection was closed"),
            ("proxyAuthenticationRequired", "the proxy wants a user and a password: http://USER:PASSWORD@HOST:PORT"),
            ("invalidProxyResponse", "the proxy did not let the connection through"),
        ]
        return meanings.first { text.contains($0.0) }?.1 ?? text
    }

    /// A request that is not worth sending.
    init(refused detail: String) {
        code = .rejected
        self.detail = detail
        isPassing = false
    }
}
