import CandorModels
import Foundation

/// Why one attempt gave no answer, and whether another may.
struct AttemptFailure: Error, Sendable {
    /// What an attempt that may succeed later met.
    enum Trouble: Sendable {
        /// The server answers, and asks for fewer requests or some time.
        case busy
        /// The server is not there, or what stands before it does not reach it.
        case gone
        /// Nothing came in the time given.
        case stalled
        /// The server answered, but not with an answer: an internal error, something unreadable.
        case reply
    }

    /// What kind of failure it is if it stays the last.
    var code: ProviderError.Code
    /// What went wrong; not yet redacted.
    var detail: String
    /// Whether the same request may succeed later.
    var isPassing: Bool
    /// What was met, where it may.
    var trouble = Trouble.reply
    /// Whether the server asked for fewer requests.
    var isThrottling = false
    /// How long the server asks to wait.
    var delay: Duration?
    /// What the server said, where it refused the request.
    var message: ServerMessage?
    /// Whether it concerns this call alone, while others to the same endpoint may be answered.
    var isOfCallAlone = false
    /// The setting of the user's that was refused, where that is the cause.
    var setting: String?

    /// Whether the server refused the request because a text in it has more tokens than the model reads.
    var isTooLong: Bool { code == .tooLong }
    /// Whether the server refused the request as it is.
    var isRefusal: Bool { code == .rejected || code == .tooLong }

    /// Reads a reply with an error status. Passing are 408, 409, 429 and all of 5xx, unless the server says otherwise
    /// (`x-should-retry`, as the providers' own clients read it).
    init(_ reply: HTTPReply, now: Date) {
        self.init(status: reply.status, ServerMessage(body: reply.body))
        if reply.isPage { detail = "\(reply.status) (a web page)" }
        delay = ServerDelay.asked(by: reply, now: now)
        if isThrottling, delay != nil { trouble = .busy }
        switch reply.headers["x-should-retry"] {
        case "true": isPassing = true
        case "false": isPassing = false
        default: break
        }
        if code == .quotaExhausted { isPassing = false }
    }

    /// Reads an error that came with a good status, by the status that it names itself; one that names none may pass.
    init(reported value: JSONValue) {
        let message = ServerMessage(value)
        self.init(status: message.status ?? Self.status(of: message), message)
        if detail.hasSuffix(" ") { detail += "the provider reports an error" }
    }

    private init(status: Int, _ message: ServerMessage) {
        detail = "\(status) \(message.text)"
        self.message = message
        code = Self.code(status, message)
        isThrottling = [429, 503, 529].contains(status)
        isPassing = [408, 409, 429].contains(status) || status >= 500
        trouble =
            switch status {
            case 429: .busy
            case 502...504, 520...529: .gone
            case 408: .stalled
            default: .reply
            }
        // A conflict (409) passes; the other refusals do not, whatever status they come with.
        if [.quotaExhausted, .filtered, .tooLong].contains(code) || (code == .rejected && status != 409) {
            isPassing = false
        }
        isOfCallAlone = [.filtered, .tooLong, .rejected].contains(code)
    }

    private static func code(_ status: Int, _ message: ServerMessage) -> ProviderError.Code {
        if status == 402 || message.speaksOfCredit { return .quotaExhausted }
        if ![401, 404, 408, 429].contains(status), status < 500, message.speaksOfFilter { return .filtered }
        if status >= 500, message.codes.contains("content_filter") { return .filtered }
        if status >= 500,
            !Set(["context_length_exceeded", "exceed_context_size_error"]).isDisjoint(with: message.codes)
        {
            return .tooLong
        }
        switch status {
        case 401, 403: return .unauthorized
        case 404: return .unknownModel
        case 408: return .timedOut
        case 413: return .tooLong
        case 501: return .rejected
        case 429: return .rateLimited
        case 500...: return message.isOfTemplate ? .rejected : .unavailable
        default: return message.speaksOfLength && !message.isOfOutputAlone ? .tooLong : .rejected
        }
    }

    /// The status that stands for an error without one.
    private static func status(of message: ServerMessage) -> Int {
        let codes = Set(message.codes)
        func has(_ names: String...) -> Bool { !codes.isDisjoint(with: names) }
        if message.speaksOfCredit { return 402 }
        if has("invalid_api_key", "authentication_error", "unauthenticated", "unauthorized") { return 401 }
        if has("permission_error", "permission_denied") { return 403 }
        if has("model_not_found", "not_found_error", "not_found") { return 404 }
        if has("rate_limit_exceeded", "rate_limit_error", "too_many_requests", "resource_exhausted") { return 429 }
        if has("overloaded_error", "overloaded") { return 529 }
        if message.speaksOfFilter || message.speaksOfSupport || message.speaksOfLength { return 400 }
        if has("invalid_request_error", "badrequesterror", "invalid_argument", "bad_request") { return 400 }
        return 500
    }

    /// An answer with a good status that is not of a chat API: no JSON.
    init(unreadable detail: String, isPassing: Bool = true) {
        code = .badResponse
        self.detail = detail
        self.isPassing = isPassing
    }

    /// An answer with a good status in JSON, in which something is odd.
    init(odd detail: String) {
        code = .oddResponse
        self.detail = detail
        isPassing = true
        isOfCallAlone = true
    }

    /// An answer that the provider, or the connection to it, broke off.
    init(brokenOff detail: String) {
        code = .unavailable
        self.detail = detail
        isPassing = true
    }

    /// No answer within the time given.
    /// - Parameters:
    ///   - duration: The time given.
    ///   - what: What did not come in it.
    init(timedOutAfter duration: Duration, waitingFor what: String = "nothing") {
        code = .timedOut
        detail = "\(what) within \(duration.formatted(.units(allowed: [.minutes, .seconds])))"
        isPassing = true
        trouble = .stalled
    }

    /// No connection, or one that broke.
    init(connection error: any Error) {
        code = .unavailable
        detail = Self.plain(String(describing: error))
        isPassing = true
        trouble = .gone
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
        isOfCallAlone = true
    }

    /// The same failure, of which it is said that a setting of the user's is the cause.
    func naming(_ setting: String) -> AttemptFailure {
        var failure = self
        failure.setting = setting
        failure.code = .rejected
        failure.isOfCallAlone = true
        failure.detail = "it does not take the parameter '\(setting)' that was asked for (\(detail))"
        return failure
    }
}

extension ServerMessage {
    /// Whether only the number of tokens to write is too large, whatever is read.
    var isOfOutputAlone: Bool { speaksOfOutputLimit && !speaksOfInput }
}
