import CandorModels
import Foundation

/// A provider's way of asking and answering, as a server sees it.
protocol Dialect: Sendable {
    /// Answers one request.
    /// - Parameters:
    ///   - body: The request's body.
    ///   - models: The models served, by name.
    /// - Throws: ``DialectError`` for what the provider would refuse.
    func answer(_ body: Data, with models: [String: any LanguageModel]) async throws -> Reply
    /// The body of an error.
    func error(_ error: DialectError) -> Reply
}

/// A dialect of models that answer, known by where it is spoken.
protocol ChatServerDialect: Dialect {
    /// How the path ends that requests go to.
    static var path: String { get }
    /// - Parameter refused: Settings that are refused as not supported.
    init(refused: Set<String>)
}

/// What a provider would refuse.
struct DialectError: Error {
    var status: Int
    var type: String
    var message: String
    var parameter: String?

    static func unreadable(_ error: any Error) -> DialectError {
        DialectError(status: 400, type: "invalid_request_error", message: "the body is no request: \(error)")
    }
}
