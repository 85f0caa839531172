import CandorModels
import Foundation
import Synchronization

/// What the models of all providers share: the address, the sending, and what the model was found not to take.
final class ProviderConnection: Sendable {
    private let endpoint: Endpoint
    private let requester: Requester
    private let adaptation = Mutex(ParameterAdaptation())

    init(endpoint: Endpoint, requester: Requester) {
        self.endpoint = endpoint
        self.requester = requester
    }

    /// Asks the model; when it refuses a setting, asks again without it.
    /// - Parameters:
    ///   - request: Makes the request, given what the model does not take.
    ///   - read: Makes a completion of a good reply's body; a decoding error means a broken reply.
    /// - Throws: ``ProviderError`` or `CancellationError`.
    func complete(
        _ request: (ParameterAdaptation) -> some Encodable,
        read: @Sendable (Data) throws -> Completion
    ) async throws -> Completion {
        while true {
            let used = adaptation.withLock { $0 }
            do {
                let body = try Self.encoder.encode(request(used))
                return try await requester.perform(body, at: endpoint) { data throws(AttemptFailure) in
                    do {
                        let completion = try read(data)
                        return (completion, completion.usage)
                    } catch let failure as AttemptFailure {
                        throw failure
                    } catch {
                        let beginning = String(decoding: data.prefix(120), as: UTF8.self)
                        throw AttemptFailure(unreadable: "it begins with '\(beginning)'")
                    }
                }
            } catch let givenUp as Requester.GivenUp {
                guard adapts(to: givenUp.failure, used: used) else {
                    throw endpoint.error(givenUp.failure, attempts: givenUp.attempts)
                }
            }
        }
    }

    /// Where the model is served, in one spelling.
    var address: String { endpoint.address }

    /// An error about a request that is not worth sending.
    func refusal(_ detail: String) -> ProviderError {
        endpoint.error(AttemptFailure(refused: detail), attempts: 0)
    }

    /// Whether a request made now would differ from the refused one. A concurrent request may have adapted already.
    private func adapts(to failure: AttemptFailure, used: ParameterAdaptation) -> Bool {
        guard failure.code == .rejected, let message = failure.message else { return false }
        return adaptation.withLock { adaptation in
            if adaptation != used { return true }
            guard let parameter = adaptation.adapt(to: message) else { return false }
            if parameter != .maxTokens {
                requester.activity.noted("\(endpoint.model) does not take \(parameter.rawValue)")
            }
            return true
        }
    }

    /// Sorted keys, so that equal requests have equal bytes.
    private static let encoder: JSONEncoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }()
}
