import AsyncHTTPClient
import Foundation

/// The proxies that the environment names, read as curl reads them (https://curl.se/docs/manpage.html, "ENVIRONMENT").
///
/// `https_proxy` for https, `http_proxy` for http, `all_proxy` for both, each in lower or, after that, upper case; `no_proxy` lists
/// hosts that are asked directly. This machine is no exception: a local server is asked directly only where `no_proxy` names it.
/// Other than curl, `HTTP_PROXY` in upper case counts, but not in a CGI script, where whoever sends a request can set it.
struct ProxySettings: Sendable {
    /// What keeps a variable from naming a proxy.
    struct Problem: Error {
        /// In words, without the variable's content, which may hold a password.
        var reason: String
    }

    private let environment: [String: String]

    /// Reads the environment.
    init(_ environment: [String: String]) {
        self.environment = environment
    }

    /// The proxy for an address.
    /// - Returns: `nil` if it is asked directly.
    /// - Throws: ``Problem`` if the variable names no proxy that can be used.
    func proxy(for base: BaseURL) throws(Problem) -> HTTPClient.Configuration.Proxy? {
        let names = ["\(base.scheme)_proxy", "all_proxy"].flatMap { [$0, $0.uppercased()] }
        let isScript = environment["REQUEST_METHOD"] != nil
        let usable = names.filter { !(isScript && $0 == "HTTP_PROXY") }
        guard let name = usable.first(where: { value($0) != nil }), let value = value(name) else { return nil }
        guard !ProxyExceptions(self.value("no_proxy") ?? self.value("NO_PROXY") ?? "").contain(base) else { return nil }
        return try Self.proxy(value, named: name)
    }

    private func value(_ name: String) -> String? {
        let value = environment[name]?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
        return value.isEmpty ? nil : value
    }

    private static func proxy(_ text: String, named name: String) throws(Problem) -> HTTPClient.Configuration.Proxy {
        let form = "write it as http://HOST:PORT or http://USER:PASSWORD@HOST:PORT"
        let whole = text.contains("://") ? text : "http://" + text
        guard let parts = URLComponents(string: whole), let named = parts.host, !named.isEmpty else {
            throw Problem(reason: "\(name) names no proxy; \(form)")
        }
        let host = named.hasPrefix("[") ? String(named.dropFirst().dropLast()) : named
        guard parts.port.map({ (1...65_535).contains($0) }) ?? true else {
            throw Problem(reason: "the port in \(name) is not between 1 and 65535; \(form)")
        }
        switch parts.scheme?.lowercased() {
        case "http":
            let authorization = parts.user.map {
                HTTPClient.Authorization.basic(username: $0, password: parts.password ?? "")
            }
            return .server(host: host, port: parts.port ?? 80, authorization: authorization)
        case "socks5", "socks5h", "socks": return .socksServer(host: host, port: parts.port ?? 1080)
        default:
            throw Problem(
                reason: "\(name) names a proxy of a kind that is not spoken here (http:// and socks5:// are); \(form)")
        }
    }
}

/// The hosts that are asked without a proxy: `no_proxy`, parts divided by commas or spaces. A part is `*` for all, a host, which
/// stands for all below it too (`example.com`, `.example.com`), an IP address, or a range of them (`10.0.0.0/8`); with `:PORT` it
/// stands for that port alone.
struct ProxyExceptions: Sendable {
    private let parts: [String]

    /// Reads a list.
    init(_ list: String) {
        parts = list.split { $0 == "," || $0.isWhitespace }.map { $0.lowercased() }
    }

    /// Whether an address is asked directly.
    func contain(_ base: BaseURL) -> Bool {
        let port = base.port ?? (base.scheme == "https" ? 443 : 80)
        let own = ["127.0.0.1", "localhost"]
        let hosts = own.contains(base.host) ? own : [base.host]
        return parts.contains { part in hosts.contains { Self.matches(part, host: $0, port: port) } }
    }

    private static func matches(_ part: String, host: String, port: Int) -> Bool {
        if part == "*" { return true }
        if let range = AddressRange(part) { return AddressRange(host).map { range.contains($0) } ?? false }
        var name = part[...]
        if part.hasPrefix("[") {
            name = part.dropFirst().prefix { $0 != "]" }
            let rest = part.dropFirst(name.count + 2)
            guard rest.isEmpty || rest == ":\(port)" else { return false }
            return name == host
        }
        if let colon = part.lastIndex(of: ":") {
            guard part[part.index(after: colon)...] == "\(port)" else { return false }
            name = part[..<colon]
        }
        while name.hasPrefix("*.") || name.hasPrefix(".") { name.removeFirst(name.hasPrefix("*") ? 2 : 1) }
        return !name.isEmpty && (host == name || host.hasSuffix(".\(name)"))
    }
}

/// An IP address or a block of them (`10.0.0.0/8`, `fd00::/8`), as bits.
private struct AddressRange {
    private let bytes: [UInt8]
    private let bits: Int

    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let bytes = Self.bytes(String(parts[0])) else { return nil }
        self.bytes = bytes
        guard parts.count == 2 else {
            bits = bytes.count * 8
            return
        }
        guard let bits = Int(parts[1]), (0...bytes.count * 8).contains(bits) else { return nil }
        self.bits = bits
    }

    func contains(_ address: AddressRange) -> Bool {
        guard address.bytes.count == bytes.count else { return false }
        return (0..<bits).allSatisfy { bit in
            let mask = UInt8(0x80) >> UInt8(bit % 8)
            return bytes[bit / 8] & mask == address.bytes[bit / 8] & mask
        }
    }

    private static func bytes(_ text: String) -> [UInt8]? {
        var four = in_addr()
        if inet_pton(AF_INET, text, &four) == 1 { return withUnsafeBytes(of: &four) { Array($0) } }
        var six = in6_addr()
        if inet_pton(AF_INET6, text, &six) == 1 { return withUnsafeBytes(of: &six) { Array($0) } }
        return nil
    }
}
