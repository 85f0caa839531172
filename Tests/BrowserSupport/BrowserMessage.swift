import Candor
import CandorModels

/// What the browser says: a reply, which has an `id`, or an event, which has none.
struct BrowserMessage: Decodable {
    /// Why a method failed.
    struct Failure: Decodable, Error {
        var message: String
    }

    var id: Int?
    var result: JSONValue?
    var error: Failure?
    var method: String?
    var params: JSONValue?
    var sessionId: String?
}
