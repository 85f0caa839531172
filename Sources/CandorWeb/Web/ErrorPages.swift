import CandorModels
import CandorStore
import Hummingbird
import Logging
import NIOHTTP1

/// Turns what goes wrong into a page that says what to do.
struct ErrorPages: RouterMiddleware {
    typealias Context = PageContext

    /// What a page about an error shows.
    struct Content: Sendable {
        var text: String
    }

    var title: String
    var templates: PageTemplates
    private let logger = Logger(label: "candor.study")

    init(title: String, templates: PageTemplates) {
        self.title = title
        self.templates = templates
    }

    func handle(
        _ request: Request, context: PageContext, next: (Request, PageContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError {
            return try page(error.status, headers: error.headers)
        } catch let error as StoreError {
            logger.error("\(error.localizedDescription.withControlsShown)")
            return try page(.serviceUnavailable, headers: [.retryAfter: "10"])
        } catch is CancellationError {
            return try page(.serviceUnavailable, headers: [.retryAfter: "10"])
        } catch is HTTPParserError {
            // Whoever sends what is no HTTP may do so without end: it is answered and not written down.
            return try page(.badRequest, headers: [.connection: "close"])
        } catch {
            logger.error("\("\(error)".withControlsShown)")
            return try page(.internalServerError, headers: [:])
        }
    }

    private func page(_ status: HTTPResponse.Status, headers: HTTPFields) throws -> Response {
        let (heading, text) = Self.words(status)
        let view = StudyPage(title: title, heading: heading, content: Content(text: text))
        var response = Response.page(try templates.render(view, "message"), status: status)
        for field in headers { response.headers[field.name] = field.value }
        return response
    }

    private static func words(_ status: HTTPResponse.Status) -> (heading: String, text: String) {
        switch status {
        case .notFound:
            ("There is nothing here", "Please use the link that you were given, with all of its letters.")
        case .forbidden:
            ("This form cannot be used", "Please open your link again and send the form from there.")
        case .tooManyRequests:
            ("That was too fast", "Please wait a moment and open your link again. What you have answered is kept.")
        case .contentTooLarge:
            ("That was too long", "Please go back and write less. What you have answered before is kept.")
        case .badRequest, .unprocessableContent:
            ("That could not be read", "Please open your link again. What you have answered is kept.")
        case .serviceUnavailable:
            (
                "Your answer could not be kept",
                "Please open your link again in a moment and answer once more. What you answered before is kept."
            )
        default:
            ("Something went wrong", "Please open your link again in a moment. What you have answered is kept.")
        }
    }
}
