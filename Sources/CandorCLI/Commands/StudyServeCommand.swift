import ArgumentParser
import CandorLab
import CandorWeb
import Foundation

/// `candor study serve`
struct StudyServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serves a study until it is stopped (Ctrl-C); the next time it goes on.",
        discussion: """
            Every answer is on disk before its rater sees the next page. On the open net use TLS: with a certificate
            (--tls-certificate, --tls-key), or behind a proxy that speaks TLS and adds X-Forwarded-For (--behind-proxy).

            EXAMPLES
              candor study serve study.sqlite
              candor study serve study.sqlite --host 0.0.0.0 --port 443 --tls-certificate chain.pem --tls-key key.pem
              candor study serve study.sqlite --behind-proxy --backups backups --backup-every 10
            """)

    @Argument(help: "The study's file.")
    var study: String
    @Option(help: "The address to listen at; 0.0.0.0 for every one of this machine.")
    var host: String = "127.0.0.1"
    @Option(help: "The port; 0 for any that is free.")
    var port: Int = 8_080
    @Option(help: "A PEM file with the certificate and its chain.")
    var tlsCertificate: String?
    @Option(help: "A PEM file with the certificate's private key.")
    var tlsKey: String?
    @Flag(help: "A proxy of yours stands before the server, speaks TLS and adds X-Forwarded-For.")
    var behindProxy = false
    @Option(
        help: """
            People who came from one address by the link for everybody and may be at the beginning at once: have agreed and \
            answered nothing yet. The next ones wait.
            """)
    var beginnersPerAddress: Int = 40
    @Option(help: "A folder for copies that are made while the study is served; the ten newest stay.")
    var backups: String?
    @Option(help: "Minutes from one copy to the next.")
    var backupEvery: Double = 10

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port must be from 0 to 65535") }
        try Quantity.beginners.expect(beginnersPerAddress)
        guard (tlsCertificate == nil) == (tlsKey == nil) else {
            throw ValidationError("--tls-certificate and --tls-key belong together")
        }
        guard backupEvery > 0, backupEvery <= 10_080 else {
            throw ValidationError("--backup-every must be minutes, above 0 and at most 10080, a week")
        }
    }

    func run() async throws {
        OpenFiles.allowMore()
        let opened = try Study(path: study)
        try await StudyServer(opened, options: options).run { port in
            let scheme = tlsCertificate == nil ? "http" : "https"
            Terminal.output.line("Serving \(study) at \(scheme)://\(host):\(port)")
            StudyLinks(study: opened, address: "\(scheme)://\(host):\(port)").show(raters: [], withKey: false)
        }
    }

    private var options: ServerOptions {
        var certificate: ServerOptions.Certificate?
        if let tlsCertificate, let tlsKey { certificate = .init(certificate: tlsCertificate, key: tlsKey) }
        return ServerOptions(
            host: host, port: port, certificate: certificate, isBehindProxy: behindProxy,
            backups: backups.map { ServerOptions.Backups(folder: $0, interval: backupEvery * 60) },
            limits: ServerLimits(beginnersPerAddress: beginnersPerAddress))
    }
}
