import CandorModels
import Foundation

/// Where and how a model is asked: the address, the headers with the key, and the words for errors about it.
struct Endpoint: Sendable {
    /// The model's name without its base URL.
    let model: String
    /// The environment variable that holds the key.
    let keyVariable: String
    /// The full address.
    let url: String
    /// Takes the key out of what the server says.
    let redactor: Redactor

    private let key: Secret
    private let keyHeaders: @Sendable (_ key: String) -> [(name: String, value: String)]

    /// Reads the address and the key.
    /// - Parameters:
    ///   - name: The model's name; without a base URL the provider's own is used and a key is needed.
    ///   - provider: The provider's facts.
    ///   - environment: Where the key is looked up.
    init(_ name: ModelName, _ provider: Provider, environment: [String: String]) throws(ProviderError) {
        model = "\(name.kind):\(name.rest)"
        keyVariable = provider.keyVariable
        let base = name.baseURL ?? provider.baseURL
        guard let parts = URLComponents(string: base), ["http", "https"].contains(parts.scheme),
            parts.host?.isEmpty == false
        else {
            throw ProviderError(.invalidBaseURL, model: model, detail: "it names no http or https host")
        }
        let key = environment[provider.keyVariable]?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
        if key.isEmpty && name.baseURL == nil {
            throw ProviderError(
                .missingKey, model: model, detail: "\(provider.keyVariable) is not set",
                keyVariable: provider.keyVariable)
        }
        guard key.unicodeScalars.allSatisfy({ $0.isASCII && $0.value > 0x20 && $0.value != 0x7F }) else {
            throw ProviderError(
                .unauthorized, model: model, detail: "\(provider.keyVariable) holds characters that no key has",
                keyVariable: provider.keyVariable)
        }
        url = provider.address(base)
        self.key = Secret(key)
        keyHeaders = provider.headers
        redactor = Redactor(self.key)
    }

    /// The headers of every request.
    var headers: [(name: String, value: String)] {
        [("content-type", "application/json"), ("user-agent", "candor")] + keyHeaders(key.value)
    }

    /// The address as it may be shown: without user, password and query.
    var shownAddress: String {
        guard var parts = URLComponents(string: url) else { return "" }
        parts.user = nil
        parts.password = nil
        parts.query = nil
        return parts.string ?? ""
    }

    /// The error that a failure becomes.
    func error(_ failure: AttemptFailure, attempts: Int) -> ProviderError {
        ProviderError(
            failure.code, model: model, address: shownAddress, detail: redactor.excerpt(of: failure.detail),
            attempts: attempts, keyVariable: keyVariable, isOfCallAlone: failure.isOfCallAlone)
    }
}
