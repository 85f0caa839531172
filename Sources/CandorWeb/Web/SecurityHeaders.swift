import HTTPTypes
import Hummingbird

/// What every answer says to the browser: load nothing that is not from here, keep nothing, tell nobody, and run nothing but the one
/// script of the researcher's page.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = PageContext

    /// Whether browsers are to insist on TLS from now on.
    var insistsOnTLS: Bool

    private static let policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    private static let policyOfResearcher = policy + "; script-src 'self'; connect-src 'self'"

    private static let always = [
        "X-Content-Type-Options": "nosniff",
        // With no referrer at all browsers would not say either that a form comes from here.
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    ]

    /// What even those answers say that no page is made for, to requests that cannot be read for example.
    static let ofEveryAnswer: [(name: String, value: String)] =
        always.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        + [("Content-Security-Policy", policy), ("Cache-Control", "no-store")]

    func handle(
        _ request: Request, context: PageContext, next: (Request, PageContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for (name, value) in Self.always { response.headers.set(name, to: value) }
        let isResearchers = request.uri.path == "/researcher" || request.uri.path.hasPrefix("/researcher/")
        response.headers.set("Content-Security-Policy", to: isResearchers ? Self.policyOfResearcher : Self.policy)
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        if insistsOnTLS { response.headers.set("Strict-Transport-Security", to: "max-age=31536000") }
        return response
    }
}

extension HTTPFields {
    /// The value of a field, by its name.
    func value(_ name: String) -> String? { HTTPField.Name(name).flatMap { self[$0] } }

    fileprivate mutating func set(_ name: String, to value: String) {
        guard let name = HTTPField.Name(name) else { return }
        self[name] = value
    }
}
