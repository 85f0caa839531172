import AsyncHTTPClient
import CandorModels
import Foundation

/// Where and how a model is asked: the address, the headers with the key, and the words for errors about it.
struct Endpoint: Sendable {
    /// The model's name without its base URL.
    let model: String
    /// The environment variable that holds the key; `nil` where none is sent.
    let keyVariable: String?
    /// The full address.
    let url: String
    /// Where the model is served, without credentials and query, the same for every spelling of the base URL: what its answers
    /// are remembered with. All of a provider's own addresses are one.
    let address: String
    /// Takes the key out of what the server says.
    let redactor: Redactor

    private let key: Secret
    private let keyedHost: String
    private let provider: Provider
    /// In a function, because it may hold a password.
    private let throughProxy: @Sendable () -> HTTPClient.Configuration.Proxy?

    /// Reads the address and the key.
    /// - Parameters:
    ///   - name: The model's name. Without a base URL, the one that the provider's variable names is used, or the provider's own.
    ///   - provider: The provider's facts.
    ///   - environment: Where the key, the base URL and proxies are looked up.
    init(_ name: ModelName, _ provider: Provider, environment: [String: String]) throws(ProviderError) {
        let model = "\(name.kind):\(name.rest)"
        self.model = model
        self.provider = provider
        let place = try Self.place(of: name, provider, environment)
        let base: BaseURL
        do {
            base = try BaseURL(place.baseURL)
        } catch {
            let origin = place.variable.map { "\($0): " } ?? ""
            throw ProviderError(.invalidBaseURL, model: model, detail: origin + error.reason)
        }
        let paths = provider.paths(base)
        url = base.url(path: paths.asked)
        keyedHost = base.host
        let isOwn = provider.owns(base)
        address = isOwn ? Self.home(of: provider, base) : base.address(path: paths.address)
        let variable =
            place.keyVariable ?? name.keyVariable ?? (isOwn || name.baseURL == nil ? provider.keyVariable : nil)
        let isNamed = (place.keyVariable ?? name.keyVariable) != nil
        key = try Self.key(in: variable, model: model, isNamed: isNamed, isNeeded: isNamed || isOwn, environment)
        keyVariable = key.value.isEmpty ? nil : variable
        redactor = Redactor(key)
        do {
            let proxy = try ProxySettings(environment).proxy(for: base)
            throughProxy = { proxy }
        } catch {
            throw ProviderError(.invalidProxy, model: model, detail: error.reason)
        }
    }

    /// The headers of every request.
    var headers: [(name: String, value: String)] {
        [("content-type", "application/json"), ("user-agent", "candor")] + provider.headers(key.value, keyedHost)
    }

    /// The proxy that requests go through; `nil` for none.
    var proxy: HTTPClient.Configuration.Proxy? { throughProxy() }

    /// The address as it may be shown: without user, password and query.
    var shownAddress: String { String(url.prefix { $0 != "?" }) }

    /// The error that a failure becomes.
    func error(_ failure: AttemptFailure, attempts: Int) -> ProviderError {
        let isKeyless = failure.code == .unauthorized && keyVariable == nil
        return ProviderError(
            failure.code, model: model, address: shownAddress, detail: redactor.excerpt(of: failure.detail),
            attempts: attempts, keyVariable: keyVariable, isOfCallAlone: failure.isOfCallAlone,
            advice: isKeyless ? keyAdvice : nil)
    }

    /// What to do where a server wants a key and none was sent.
    private var keyAdvice: String {
        let own = provider.baseURL.flatMap { try? BaseURL($0) }?.host
        let rule = own.map { "\(provider.keyVariable) goes to \($0) only" } ?? "keys are sent only where a name says so"
        return
            "No key was sent: \(rule). Write \(model)@\(address)?key-env=VARIABLE, with the environment variable that holds "
            + "this server's key"
    }
}

extension Endpoint {
    /// Where a name leads, before it is read.
    private struct Place {
        var baseURL: String
        /// The variable that said so.
        var variable: String?
        /// The key's variable, where the base URL in the variable names one.
        var keyVariable: String?
    }

    private static func place(
        of name: ModelName, _ provider: Provider, _ environment: [String: String]
    ) throws(ProviderError) -> Place {
        if let baseURL = name.baseURL { return Place(baseURL: baseURL) }
        if let (model, address) = BaseURL.withoutScheme(in: name.rest) {
            throw ProviderError(
                .invalidBaseURL, model: "\(name.kind):\(model)",
                detail: "\(address) has no http://; write \(name.kind):\(model)@http://\(completed(address, provider))",
                advice: "")
        }
        let named = provider.addressVariable.flatMap { environment[$0] }?.trimmingCharacters(
            in: .whitespacesAndNewlines)
        if let named, !named.isEmpty {
            // Read as in a name, so that it too may say where its key is.
            let read = ModelName(kind: name.kind, rest: name.rest, baseURL: named).inner
            let parsed = try? ModelName("\(name.kind):\(read)")
            return Place(
                baseURL: parsed?.baseURL ?? named, variable: provider.addressVariable, keyVariable: parsed?.keyVariable)
        }
        guard let own = provider.baseURL else {
            throw ProviderError(.invalidBaseURL, model: "\(name.kind):\(name.rest)", detail: "it names no address")
        }
        return Place(baseURL: own)
    }

    /// An address as most servers want it: with the usual path where it has none.
    private static func completed(_ address: String, _ provider: Provider) -> String {
        address.contains("/") ? address : address + provider.usualPath
    }

    /// A provider's own address, whichever of its hosts is named.
    private static func home(of provider: Provider, _ base: BaseURL) -> String {
        guard let own = provider.baseURL.flatMap({ try? BaseURL($0) }) else { return base.address(path: base.path) }
        return own.address(path: own.path)
    }

    /// The key that a variable holds.
    /// - Parameters:
    ///   - isNamed: Whether the user named the variable.
    ///   - isNeeded: Whether there must be one.
    private static func key(
        in variable: String?, model: String, isNamed: Bool, isNeeded: Bool, _ environment: [String: String]
    ) throws(ProviderError) -> Secret {
        guard let variable else { return Secret("") }
        let isVariable =
            !variable.isEmpty && variable.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
        // A key written there by mistake is not repeated.
        let shown = isVariable && (variable.count < 20 || variable.uppercased() == variable) ? variable : nil
        guard !isNamed || isVariable else {
            throw ProviderError(
                .missingKey, model: model, detail: "key-env= takes the name of an environment variable, not a key",
                advice: "Put the key into a variable and write ?key-env=VARIABLE")
        }
        let key = environment[variable]?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
        guard !key.isEmpty || !isNeeded else {
            let subject = shown ?? "the variable that key-env= names"
            throw ProviderError(
                .missingKey, model: model, detail: "\(subject) is not set", keyVariable: shown,
                advice: isNamed ? "Set \(shown ?? "it") to the key of this server" : nil)
        }
        guard key.unicodeScalars.allSatisfy({ $0.isASCII && $0.value > 0x20 && $0.value != 0x7F }) else {
            throw ProviderError(
                .unauthorized, model: model, detail: "\(shown ?? "it") holds characters that no key has",
                keyVariable: shown)
        }
        return Secret(key)
    }
}

extension Endpoint {
    /// The host, with the port where one is given, for people.
    var host: String {
        guard let parts = URLComponents(string: url), let host = parts.host else { return shownAddress }
        return parts.port.map { "\(host):\($0)" } ?? host
    }
}
