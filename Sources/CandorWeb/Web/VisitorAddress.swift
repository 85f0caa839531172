import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The address of a visitor, as far as limits are concerned: of IPv6 the network of 64 bits, of which one visitor has all addresses.
struct VisitorAddress: Hashable, Sendable {
    /// What limits count for.
    let key: String
    /// Whether the text was an address.
    let isAddress: Bool

    /// Reads an address as proxies write it: alone, with a port (`192.0.2.1:4711`, `[2001:db8::1]:4711`), in brackets, in quotes,
    /// with the zone of a link.
    init(_ text: String) {
        let plain = Self.withoutPort(text.trimmingCharacters(in: CharacterSet(charactersIn: " \t\"")))
        if let key = Self.fourBytes(plain) ?? Self.sixteenBytes(plain) {
            self.key = key
            isAddress = true
        } else {
            key = "unknown"
            isAddress = false
        }
    }

    private static func withoutPort(_ text: String) -> String {
        if text.hasPrefix("[") { return String(text.dropFirst().prefix { $0 != "]" }) }
        // An address of IPv6 without brackets has two colons or more, and no port.
        guard text.count(where: { $0 == ":" }) == 1 else { return text }
        return String(text.prefix { $0 != ":" })
    }

    private static func fourBytes(_ text: String) -> String? {
        var address = in_addr()
        guard inet_pton(AF_INET, text, &address) == 1 else { return nil }
        return withUnsafeBytes(of: address) { $0.map(String.init).joined(separator: ".") }
    }

    private static func sixteenBytes(_ text: String) -> String? {
        var address = in6_addr()
        guard inet_pton(AF_INET6, String(text.prefix { $0 != "%" }), &address) == 1 else { return nil }
        let bytes = withUnsafeBytes(of: address) { Array($0) }
        // An address of IPv4 that is written as one of IPv6.
        if bytes.prefix(10).allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF {
            return bytes[12...].map(String.init).joined(separator: ".")
        }
        // This computer itself, as 127.0.0.1 is.
        if bytes == [UInt8](repeating: 0, count: 15) + [1] { return "127.0.0.1" }
        return bytes.prefix(8).map { String($0, radix: 16) }.joined(separator: ":")
    }
}
