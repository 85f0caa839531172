import Foundation

/// What differs between the providers before a word is said: address, key, headers.
struct Provider: Sendable {
    /// The environment variable that holds the key, which goes to the provider's own address only.
    var keyVariable: String
    /// The provider's own base URL; `nil` for servers that stand anywhere.
    var baseURL: String?
    /// The environment variable that names another base URL for names without one, as the provider's own client reads it.
    var addressVariable: String?
    /// What most servers add to an address without a path; nothing where they add none.
    var usualPath = ""
    /// Where a base URL leads: the path of its address, which is the same for all spellings, and of what is asked.
    var paths: @Sendable (_ base: BaseURL) -> (address: String, asked: String)
    /// The headers, given the key, which may be empty, and the host.
    var headers: @Sendable (_ key: String, _ host: String) -> [(name: String, value: String)]

    /// Whether an address is the provider's own: its host or one below it (a region's), by TLS.
    func owns(_ base: BaseURL) -> Bool {
        guard let baseURL, let own = try? BaseURL(baseURL) else { return false }
        return base.scheme == own.scheme && base.port == own.port
            && (base.host == own.host || base.host.hasSuffix(".\(own.host)"))
    }
}
