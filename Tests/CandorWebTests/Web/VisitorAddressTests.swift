import Testing

@testable import CandorWeb

@Suite("The address of a visitor")
struct VisitorAddressTests {
    @Test(
        "As proxies write it: with a port, in brackets, in quotes, of either kind",
        arguments: [
            ("7.7.7.7", "7.7.7.7"), ("7.7.7.7:4711", "7.7.7.7"), (" 7.7.7.7:1 ", "7.7.7.7"),
            ("\"7.7.7.7:1\"", "7.7.7.7"), ("::ffff:7.7.7.7", "7.7.7.7"), ("[::ffff:7.7.7.7]:80", "7.7.7.7"),
            ("2001:db8:1:2:3:4:5:6", "20:1:d:b8:0:1:0:2"), ("[2001:db8:1:2::9]:4711", "20:1:d:b8:0:1:0:2"),
            ("\"[2001:db8:1:2::9]\"", "20:1:d:b8:0:1:0:2"), ("fe80::1%eth0", "fe:80:0:0:0:0:0:0"), ("::1", "127.0.0.1"),
        ])
    func forms(text: String, key: String) {
        let address = VisitorAddress(text)
        #expect(address.isAddress && address.key == key)
    }

    @Test(
        "What is no address is nobody's in particular",
        arguments: ["", "unknown", "_hidden", "7.7.7", "[", ":", "a:b:c:d"])
    func nonsense(text: String) {
        #expect(!VisitorAddress(text).isAddress && VisitorAddress(text).key == "unknown")
    }

    @Test("A new port for each connection is no new visitor")
    func limits() async throws {
        let clock = ManualDate()
        try await ServedStudy.with(
            ConnectionTests.tasks, options: ServerOptions(port: 0, isBehindProxy: true), now: { clock.now }
        ) { served in
            var last = 0
            for port in 0..<21 {
                last = try await served.get("/r/none", headers: ["X-Forwarded-For": "7.7.7.7:\(40_000 + port)"]).status
            }
            #expect(last == 429)
        }
    }
}
