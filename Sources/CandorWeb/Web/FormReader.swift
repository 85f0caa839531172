import Foundation
import Hummingbird
import NIOCore

/// Reads what a form of ours sends.
enum FormReader {
    /// The most bytes that a form may have.
    static let mostBytes = 32_768

    /// Reads a form.
    /// - Parameters:
    ///   - type: Its fields.
    ///   - request: What was sent.
    /// - Throws: `HTTPError` for one that is too long, that comes from another site or that is no form of ours.
    static func read<Form: Decodable>(_ type: Form.Type, from request: Request) async throws -> Form {
        // Browsers say where a request comes from; what does not say is told by the form's key alone.
        if let site = request.headers.value("Sec-Fetch-Site"), site != "same-origin", site != "none" {
            throw HTTPError(.forbidden)
        }
        let bytes = try await body(of: request)
        guard let form = try? URLEncodedFormDecoder().decode(type, from: String(buffer: bytes)) else {
            throw HTTPError(.badRequest)
        }
        return form
    }

    private static func body(of request: Request) async throws -> ByteBuffer {
        if let length = request.headers[.contentLength].flatMap(Int.init), length > mostBytes { throw tooLong }
        do {
            return try await request.body.collect(upTo: mostBytes)
        } catch is NIOTooManyBytesError {
            throw tooLong
        } catch let error as CancellationError {
            throw error
        } catch {
            // Chunks that cannot be read, or a connection that broke: nothing that anybody here could mend.
            throw HTTPError(.badRequest, headers: [.connection: "close"])
        }
    }

    /// What is still being sent is not waited for.
    private static var tooLong: HTTPError { HTTPError(.contentTooLarge, headers: [.connection: "close"]) }
}
