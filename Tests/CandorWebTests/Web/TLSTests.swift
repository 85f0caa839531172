import Candor
import CandorTestSupport
import CandorTesting
import CandorWeb
import Foundation
import Testing

@Suite("TLS", .timeLimit(.minutes(15)))
struct TLSTests {
    /// Runs openssl.
    private static func openssl(_ arguments: [String]) throws -> Tool.Ending { try Tool.run(["openssl"] + arguments) }

    private static let hasOpenSSL = Tool.succeeds(["openssl", "version"])

    @Test(
        "Only TLS 1.2 and 1.3, and only with forward secrecy",
        .enabled(if: hasOpenSSL, "openssl is not installed"))
    func versions() async throws {
        try await TemporaryDirectory.with { folder in
            let (certificate, key) = (
                folder.url.appending(path: "c.pem").path, folder.url.appending(path: "k.pem").path
            )
            let made = try Self.openssl([
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-days", "2",
                "-subj",
                "/CN=localhost",
            ])
            #expect(made.status == 0)
            let options = ServerOptions(port: 0, certificate: .init(certificate: certificate, key: key))
            try await ServedStudy.with(ConnectionTests.tasks, options: options) { served in
                let connect = ["s_client", "-connect", "127.0.0.1:\(served.port)", "-cipher"]
                for (arguments, isTaken) in [
                    (["DEFAULT@SECLEVEL=0", "-tls1"], false), (["DEFAULT@SECLEVEL=0", "-tls1_1"], false),
                    (["AES128-SHA@SECLEVEL=0", "-tls1_2"], false),
                    (["AES128-GCM-SHA256@SECLEVEL=0", "-tls1_2"], false),
                    (["ECDHE-RSA-AES256-SHA@SECLEVEL=0", "-tls1_2"], false),
                    (["ECDHE-RSA-AES128-GCM-SHA256", "-tls1_2"], true), (["DEFAULT", "-tls1_3"], true),
                ] {
                    let ending = try Self.openssl(connect + arguments)
                    #expect((ending.status == 0) == isTaken, "\(arguments): \(ending.output.suffix(300))")
                }
            }
        }
    }
}
