import Hummingbird
import NIOCore

/// What is known of a request besides what it says.
struct PageContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The address that the connection comes from; `nil` where it has none.
    let address: String?

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        address = source.channel.remoteAddress?.ipAddress
    }
}
