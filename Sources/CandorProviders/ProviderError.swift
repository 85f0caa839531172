import CandorModels
import Foundation

/// Why a model behind HTTP could not be made or did not answer.
///
/// Keys never appear in it: whatever a server has said is redacted before it gets here.
public struct ProviderError: Error, Hashable, Sendable {
    /// The kinds of failure.
    public enum Code: String, Hashable, Sendable {
        /// The kind of model is not served by this module.
        case unknownKind
        /// The base URL is not an http or https address.
        case invalidBaseURL
        /// A variable for proxies names none that can be used.
        case invalidProxy
        /// The environment variable that holds the key is not set.
        case missingKey
        /// The key cannot be sent or was refused (401, 403).
        case unauthorized
        /// The server does not have the model, or there is no such address (404).
        case unknownModel
        /// The server understood the request and will not take it (400, 422 …).
        case rejected
        /// A content filter or a moderation refused the prompt; it always will.
        case filtered
        /// The dialogue is longer than the model reads; it always will be.
        case tooLong
        /// The server kept asking for fewer requests (429).
        case rateLimited
        /// The account has no credit left.
        case quotaExhausted
        /// The server could not be reached or failed (5xx).
        case unavailable
        /// No answer within the time given to one attempt.
        case timedOut
        /// An answer that is not of a chat API: a web page, no JSON.
        case badResponse
        /// An answer of the API that lacks what belongs into it, or has something odd in it.
        case oddResponse
    }

    /// What kind of failure.
    public let code: Code
    /// The model, without its base URL, for example `openai:gpt-4.1-mini`.
    public let model: String
    /// Where it was asked, without credentials; `nil` if it never came to that.
    public let address: String?
    /// What went wrong, redacted and of limited length.
    public let detail: String
    /// How often it was tried.
    public let attempts: Int
    /// The environment variable that holds this provider's key, where the failure has to do with it.
    public let keyVariable: String?
    /// Whether the failure concerns one call alone, while others to the same endpoint may be answered.
    public let isOfCallAlone: Bool
    /// What to do next, where the kind of failure does not say it; empty for nothing.
    private let advice: String?

    init(
        _ code: Code, model: String, address: String? = nil, detail: String, attempts: Int = 0,
        keyVariable: String? = nil, isOfCallAlone: Bool = false, advice: String? = nil
    ) {
        self.code = code
        self.model = model
        self.address = address
        self.detail = detail
        self.attempts = attempts
        self.keyVariable = keyVariable
        self.advice = advice
        self.isOfCallAlone = isOfCallAlone
    }
}

extension ProviderError: CallError {
    /// What this one call failed of; `nil` for a wrong key, a model that is not there, a server that is gone.
    public var callFailure: CallFailure? {
        guard isOfCallAlone else { return nil }
        let kind: CallFailure.Kind =
            switch code {
            case .filtered: .filtered
            case .tooLong: .tooLong
            default: .failed
            }
        return CallFailure(kind, detail: detail.isEmpty ? summary : "\(summary): \(detail)")
    }
}

extension ProviderError: CandorError, CustomStringConvertible {
    /// One line: what was being done, what went wrong, what to do next.
    public var description: String {
        let end = detail.hasSuffix(".") ? " " : ". "
        return [errorDescription, recoverySuggestion].compactMap { $0 }.joined(separator: end)
    }

    /// What was being done and what went wrong.
    public var errorDescription: String? {
        let place = address.map { " at \($0)" } ?? ""
        let times = attempts > 1 ? " after \(attempts) attempts" : ""
        return "\(model)\(place): \(summary)\(times)" + (detail.isEmpty ? "" : ": \(detail)")
    }

    /// What to do next.
    public var recoverySuggestion: String? {
        if let advice { return advice.isEmpty ? nil : advice }
        return switch code {
        case .unknownKind: "Use one of: \(ProviderModels.kinds.map { "\($0):MODEL" }.joined(separator: ", "))"
        case .invalidBaseURL:
            isOfRewardModel
                ? "Write it as http://HOST:PORT" : "Write it as http://HOST:PORT/v1 or https://HOST/v1"
        case .invalidProxy: nil
        case .missingKey: keyVariable.map { "Set \($0) to your key, or give a server of your own as MODEL@BASE_URL" }
        case .unauthorized: keyVariable.map { "Check the key in \($0) and what it is allowed to use" }
        case .unknownModel:
            isOfRewardModel
                ? "Check the model's name, the server's root and api= behind it"
                : "Check the model's name and the base URL (most servers want it to end in /v1)"
        case .rejected: "Check the settings and that the model has room for the dialogue"
        case .filtered: "The provider's content filter does not let this prompt through; other prompts are not affected"
        case .tooLong: "Serve the model with a longer context, or leave out what is too long for it"
        case .rateLimited: "Run the same command again later, or with fewer requests at once; it asks nothing twice"
        case .quotaExhausted: "Add credit to the account and run the same command again; it asks nothing twice"
        case .unavailable: "Check the address and the network, then run the same command again; it asks nothing twice"
        case .timedOut: "Run the same command again; it asks nothing twice"
        case .badResponse:
            isOfRewardModel
                ? "Check that the server at this address serves a reward model, and api= behind it"
                : "Check that the base URL is that of a chat API"
        case .oddResponse:
            "The address answers as a chat API does, but not with an answer: look at the server's log, and run the same command "
                + "again; it asks nothing twice"
        }
    }

    /// Reward models stand under a server's root, not under `/v1`, and do not chat.
    private var isOfRewardModel: Bool { model.hasPrefix("reward:") }

    private var summary: String {
        switch code {
        case .unknownKind: "no provider of this kind"
        case .invalidBaseURL: "the base URL is not usable"
        case .invalidProxy: "the proxy is not usable"
        case .missingKey: "no key"
        case .unauthorized: "the key was refused"
        case .unknownModel: "no such model or address"
        case .rejected: "the request was refused"
        case .filtered: "a content filter refused the prompt"
        case .tooLong: "the dialogue is longer than the model reads"
        case .rateLimited: "too many requests"
        case .quotaExhausted: "the account's credit is used up"
        case .unavailable: "the server is not available"
        case .timedOut: "no answer in time"
        case .badResponse, .oddResponse: "the answer could not be read"
        }
    }

    /// What a command that it ends exits with.
    public var exitStatus: ExitStatus? {
        switch code {
        case .unknownKind, .invalidBaseURL: .usage
        case .missingKey, .invalidProxy: .configuration
        case .unauthorized: .noPermission
        case .unknownModel: .noInput
        case .rejected, .filtered, .tooLong, .badResponse, .oddResponse, .quotaExhausted: .unavailable
        case .rateLimited, .unavailable, .timedOut: .temporary
        }
    }
}
