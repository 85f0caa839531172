import Foundation

/// A base URL as people write it, taken apart: scheme, host and port in one spelling, the path without the API's own end, and the
/// query apart, because it belongs behind the full address.
struct BaseURL: Sendable {
    /// What keeps a text from being one.
    struct Problem: Error {
        /// In words, without what was given, which may hold a password.
        var reason: String
    }

    /// The scheme in lower case, `http` or `https`.
    let scheme: String
    /// The host in lower case, an IPv6 address without its brackets.
    let host: String
    /// The port, where it is not the scheme's own.
    let port: Int?
    /// The path, percent-encoded, with one slash between its parts and none at its end; empty for none.
    let path: String
    /// The query, percent-encoded.
    let query: String?

    /// Reads a base URL. User, password and fragment are no part of it.
    /// - Throws: ``Problem``.
    init(_ text: String) throws(Problem) {
        guard let parts = URLComponents(string: text.trimmingCharacters(in: .whitespacesAndNewlines)),
            let scheme = parts.scheme?.lowercased(), ["http", "https"].contains(scheme),
            let host = parts.host?.lowercased(), !host.isEmpty
        else {
            throw Problem(reason: "it names no http or https host")
        }
        // A host may be written with percent-encoded characters that would end it.
        guard
            host.unicodeScalars.allSatisfy({
                $0.properties.isAlphabetic || "0123456789.-_:[]".unicodeScalars.contains($0)
            })
        else {
            throw Problem(reason: "its host has characters that no host has")
        }
        if let port = parts.port, !(1...65_535).contains(port) {
            throw Problem(reason: "its port is not between 1 and 65535")
        }
        guard parts.fragment == nil else {
            throw Problem(reason: "it has a #; a label stands before the address: NAME#LABEL@http…")
        }
        self.scheme = scheme
        self.host = host.hasPrefix("[") ? String(host.dropFirst().prefix { $0 != "]" }) : host
        port = parts.port == (scheme == "https" ? 443 : 80) ? nil : parts.port
        path = Self.joined(parts.percentEncodedPath.split(separator: "/"))
        query = parts.percentEncodedQuery.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The address with another path and without the query, the same text for the two names that this machine has for itself on
    /// IPv4: what tells one place from another.
    func address(path: String) -> String {
        let name = host.hasSuffix(".") ? String(host.dropLast()) : host
        return place(name == "localhost" ? "127.0.0.1" : name) + path
    }

    /// What is asked: the host as it is given, with another path, and the query behind it.
    func url(path: String) -> String {
        place(host) + path + (query.map { "?\($0)" } ?? "")
    }

    private func place(_ host: String) -> String {
        let host = host.contains(":") ? "[\(host)]" : host
        return "\(scheme)://\(host)" + (port.map { ":\($0)" } ?? "")
    }

    /// The path without an end, for example `/chat/completions`; `nil` if it does not have that.
    func path(without end: String) -> String? {
        path == end || path.hasSuffix(end) ? String(path.dropLast(end.count)) : nil
    }

    private static func joined(_ parts: [Substring]) -> String {
        parts.map { "/\($0)" }.joined()
    }
}

extension BaseURL {
    /// Whether the end of a model's name is an address whose scheme was forgotten: `qwen@127.0.0.1:8000`,
    /// `qwen@api.example.com/v1`. A model's own `@` (`@cf/meta/llama`, `claude@20250101`) is none.
    /// - Parameter name: A model's name without a base URL.
    /// - Returns: The name before it, and host and path without user and password; `nil` if there is none.
    static func withoutScheme(in name: String) -> (model: String, address: String)? {
        guard let at = name.lastIndex(of: "@"), at != name.startIndex else { return nil }
        let address = name[name.index(after: at)...]
        let hostAndPort = address.prefix { $0 != "/" && $0 != "?" }
        let host = hostAndPort.hasPrefix("[") ? hostAndPort.prefix { $0 != "]" } : hostAndPort.prefix { $0 != ":" }
        let port = hostAndPort.dropFirst(host.count).drop { $0 == "]" }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        let isNumeric = labels.count == 4 && labels.allSatisfy { UInt8($0) != nil }
        let isNamed =
            labels.count > 1 && (labels.last?.allSatisfy(\.isLetter) ?? false) && (labels.last?.count ?? 0) > 1
        let hasPort = port.first == ":" && port.count > 1 && port.dropFirst().allSatisfy(\.isNumber)
        let hasPath = address.count > hostAndPort.count
        guard
            host == "localhost" || host.hasPrefix("[") || isNumeric || isNamed || (hasPort && !host.isEmpty)
                || (hasPath && labels.count > 1)
        else { return nil }
        // What stands before an earlier @ may be a user and a password.
        let model = name[..<at].prefix { $0 != "@" }
        return (String(model), String(address.prefix { $0 != "?" }))
    }
}
