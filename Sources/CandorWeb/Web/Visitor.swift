import Foundation
import Hummingbird

/// Who asks, as far as limits are concerned.
struct Visitor: Sendable {
    /// Whether a proxy of the researcher's own stands before the server and adds the visitor's address.
    var isBehindProxy: Bool

    /// The address that limits count for.
    ///
    /// Behind a proxy it is the last one in `X-Forwarded-For`, which the proxy itself has added; the ones before it are what
    /// anybody may claim.
    func address(_ request: Request, _ context: PageContext) -> String {
        if isBehindProxy, let last = request.headers.value("X-Forwarded-For")?.split(separator: ",").last {
            let address = VisitorAddress(String(last))
            if address.isAddress { return address.key }
        }
        return VisitorAddress(context.address ?? "").key
    }
}
