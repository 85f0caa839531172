import Foundation

/// Where and how a study is served.
public struct ServerOptions: Sendable {
    /// The certificate and its private key.
    public struct Certificate: Hashable, Sendable {
        /// A PEM file with the certificate, and with the chain that it needs.
        public var certificate: String
        /// A PEM file with its private key.
        public var key: String

        /// Names the files.
        public init(certificate: String, key: String) {
            self.certificate = certificate
            self.key = key
        }
    }

    /// Copies of the study that are made while it is served.
    public struct Backups: Hashable, Sendable {
        /// The folder that they are written to.
        public var folder: String
        /// Seconds from one to the next.
        public var interval: Double

        /// Plans copies.
        public init(folder: String, interval: Double) {
            self.folder = folder
            self.interval = interval
        }
    }

    /// The address to listen at.
    public var host: String
    /// The port; 0 for any that is free.
    public var port: Int
    /// For TLS; `nil` for plain HTTP.
    public var certificate: Certificate?
    /// Whether a proxy stands before the server, which speaks TLS and adds `X-Forwarded-For`.
    public var isBehindProxy: Bool
    /// Copies; `nil` for none.
    public var backups: Backups?
    /// What visitors can take of the server.
    public var limits: ServerLimits

    /// Creates options.
    public init(
        host: String = "127.0.0.1", port: Int = 8_080, certificate: Certificate? = nil, isBehindProxy: Bool = false,
        backups: Backups? = nil, limits: ServerLimits = ServerLimits()
    ) {
        self.host = host
        self.port = port
        self.certificate = certificate
        self.isBehindProxy = isBehindProxy
        self.backups = backups
        self.limits = limits
    }

    /// Whether browsers reach the server by TLS.
    var isSecure: Bool { certificate != nil || isBehindProxy }
}
