import Foundation

extension Endpoint {
    /// The host, with the port where one is given, for people.
    var host: String {
        guard let parts = URLComponents(string: url), let host = parts.host else { return shownAddress }
        return parts.port.map { "\(host):\($0)" } ?? host
    }
}
