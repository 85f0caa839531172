import Candor
import CandorModels

/// What is asked of the browser: a method of the DevTools protocol.
struct BrowserCall: Encodable {
    /// Comes back with the reply.
    var id: Int
    var method: String
    var params: JSONValue
    /// The page that is meant; none for the browser itself.
    var sessionId: String?
}
