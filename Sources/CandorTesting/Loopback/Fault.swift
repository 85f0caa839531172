import Foundation

/// What may go wrong with one request, on purpose.
public enum Fault: Hashable, Sendable {
    /// A reply of the test's own with a JSON body, whatever was asked.
    public static func json(_ body: String, status: Int = 200) -> Fault {
        .reply(status: status, body: Data(body.utf8))
    }

    /// An error status with the dialect's own error body, for example 429, 500 or 529.
    case status(Int, headers: [String: String] = [:])
    /// The connection is reset in the middle of the answer's body.
    case connectionReset
    /// The answer's JSON ends in the middle, although the response is complete.
    case truncatedBody
    /// The answer holds bytes that are no UTF-8.
    case invalidUTF8
    /// No answer until ``LoopbackServer/release()``, then the right one.
    case hang
    /// The right answer under a wrong content type.
    case contentType(String)
    /// A body of so many bytes that is no answer.
    case hugeBody(bytes: Int)
    /// A web page instead of an answer.
    case page(status: Int)
    /// A reply of the test's own, whatever was asked.
    case reply(status: Int = 200, headers: [String: String] = [:], body: Data)
    /// The first half of the right answer, then nothing until ``LoopbackServer/release()``, then the rest.
    case stall
    /// An error whose body repeats the key that came with the request, as some proxies do.
    case echoesKey(status: Int)
}
