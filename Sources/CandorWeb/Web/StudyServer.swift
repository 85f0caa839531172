import CandorLab
import CandorModels
import CandorStore
import Foundation
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOHTTP1
import NIOSSL

/// A study in the browser.
public struct StudyServer: Sendable {
    private let lock: StudyLock
    private let desk: StudyDesk
    private let options: ServerOptions
    private let now: @Sendable () -> Date

    /// Takes up a study, for this server alone as long as it exists.
    /// - Parameters:
    ///   - study: The study.
    ///   - options: Where and how it is served.
    ///   - now: The clock.
    /// - Throws: ``ServerError`` with `backups` if no copies can be written, `StoreError` if its log cannot be read, or with `busy`
    ///   if it has been taken up already.
    public init(
        _ study: Study, options: ServerOptions = ServerOptions(), now: @escaping @Sendable () -> Date = { .now }
    ) throws {
        // First: a log that another server may still write to would be out of date.
        lock = try study.lock()
        if let backups = options.backups { try StudyBackups(study, backups).prepare() }
        desk = try StudyDesk(study, now: now)
        self.options = options
        self.now = now
    }

    /// Serves until the process is asked to end (SIGINT, SIGTERM) or the task is cancelled. Answers under way are kept first.
    /// - Parameter onReady: Called with the port once the server listens.
    /// - Throws: ``ServerError`` if the address or the certificate cannot be used.
    public func run(onReady: @escaping @Sendable (Int) async -> Void) async throws {
        // Nothing below needs the lock, which must not end before the server does.
        defer { withExtendedLifetime(lock) {} }
        // What ends with the server, connections for example, is no error of a study.
        var logger = Logger(label: "candor.server")
        logger.logLevel = .critical
        let application = Application(
            router: try router(), server: try builder(),
            configuration: ApplicationConfiguration(
                address: .hostname(options.host, port: options.port), serverName: nil, backlog: 1_024,
                // A few more than are kept: those too many are closed, and until they are nobody else is let in.
                availableConnectionsDelegate: .maximum(options.limits.mostConnections + 16, logger: logger)),
            onServerRunning: { channel in await onReady(channel.localAddress?.port ?? 0) }, logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                do {
                    try await application.runService()
                } catch let error as IOError {
                    throw ServerError(.address, reason: Self.words(error, options))
                } catch let error as SocketAddressError.UnknownHost {
                    throw ServerError(
                        .address,
                        reason:
                            "'\(options.host)' is no address of this machine; give one that is (\(error.errorDescription))"
                    )
                }
            }
            if let backups = options.backups {
                group.addTask {
                    let problems = Logger(label: "candor.study")
                    try await StudyBackups(desk.study, backups).run(revision: { await desk.snapshot.revision }) {
                        error in
                        problems.error("no copy was made: \(error.localizedDescription.withControlsShown)")
                    }
                }
            }
            try await group.next()
            group.cancelAll()
        }
    }

    private func router() throws -> Router<PageContext> {
        let router = Router(context: PageContext.self, options: .autoGenerateHeadEndpoints)
        let templates = try PageTemplates()
        let title = desk.study.record.design.title
        router.add(middleware: SecurityHeaders(insistsOnTLS: options.isSecure))
        router.add(middleware: ErrorPages(title: title, templates: templates))
        let limiter = RateLimiter(now: now)
        let visitor = Visitor(isBehindProxy: options.isBehindProxy)
        try Assets().add(to: router)
        RaterPages(
            desk: desk, templates: templates, limiter: limiter, visitor: visitor,
            arrivals: Arrivals(beginnersPerAddress: options.limits.beginnersPerAddress)
        ).add(to: router)
        ResearcherPages(
            desk: desk, templates: templates, limiter: limiter, visitor: visitor,
            sessions: ResearcherSessions(now: now), isSecure: options.isSecure
        ).add(to: router)
        return router
    }

    private func builder() throws -> HTTPServerBuilder {
        let tls = try options.certificate.map(Self.tlsConfiguration)
        let limits = options.limits
        let most = limits.mostConnections
        // Behind a proxy all connections come from one address.
        let registry = ConnectionRegistry(
            most: most, mostPerAddress: options.isBehindProxy ? most : max(1, most / 2))
        return HTTPServerBuilder { responder in
            let http = HTTP1Channel(
                responder: responder,
                configuration: .init(
                    idleTimeout: .milliseconds(Int64(limits.idleSeconds * 1_000)),
                    httpDecoderConfiguration: .init(maxHeaderListSize: 16_384)))
            let guarded = GuardedChannel(base: http, limits: limits, registry: registry)
            guard let tls else { return guarded }
            return try TLSChannel(guarded, tlsConfiguration: tls)
        }
    }

    /// TLS 1.2 with forward secrecy, and 1.3, which has nothing else.
    private static func tlsConfiguration(_ files: ServerOptions.Certificate) throws -> TLSConfiguration {
        do {
            let chain = try NIOSSLCertificate.fromPEMFile(files.certificate).map(NIOSSLCertificateSource.certificate)
            let key = try NIOSSLPrivateKey(file: files.key, format: .pem)
            var tls = TLSConfiguration.makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(key))
            tls.minimumTLSVersion = .tlsv12
            tls.cipherSuiteValues = [
                .TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, .TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
                .TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, .TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
                .TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, .TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
            ]
            // That key and certificate belong together is found out here.
            _ = try NIOSSLContext(configuration: tls)
            return tls
        } catch {
            throw ServerError(
                .certificate, reason: "\(files.certificate), \(files.key): no certificate with its key in PEM: \(error)"
            )
        }
    }

    private static func words(_ error: IOError, _ options: ServerOptions) -> String {
        let place = "\(options.host):\(options.port)"
        return switch error.errnoCode {
        case EADDRINUSE: "\(place) is taken; choose another port"
        case EACCES: "\(place) may not be used; choose a port from 1024 on"
        default: "\(place) cannot be listened at: \(error)"
        }
    }
}

/// The style sheet and the script, which are the same for everybody.
struct Assets {
    private let files: [(path: String, type: String, text: String)]

    /// Reads the files.
    /// - Throws: ``ServerError`` with `brokenInstallation`.
    init() throws {
        files = [
            ("assets/study.css", "text/css; charset=utf-8", try shippedFiles.text("Assets/study.css")),
            (
                "assets/researcher.js", "text/javascript; charset=utf-8",
                try shippedFiles.text("Assets/researcher.js")
            ),
        ]
    }

    /// Adds the files to a router.
    func add(to router: Router<PageContext>) {
        for file in files {
            router.get(RouterPath(file.path)) { _, _ in
                var response = Response.file(file.text, type: file.type)
                response.headers[.cacheControl] = "public, max-age=300"
                return response
            }
        }
        router.get("favicon.ico") { _, _ in Response(status: .noContent) }
    }
}

/// A connection with a guard before the server's own handlers: ``ConnectionGuard``.
struct GuardedChannel<Base: ServerChildChannel>: ServerChildChannel {
    typealias Value = Base.Value

    let base: Base
    let limits: ServerLimits
    let registry: ConnectionRegistry

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Base.Value> {
        let (limits, registry) = (limits, registry)
        return base.setup(channel: channel, logger: logger).flatMapThrowing { value in
            let pipeline = channel.pipeline.syncOperations
            let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
            let connectionGuard = ConnectionGuard(limits: limits, registry: registry)
            try pipeline.addHandler(ByteObserver { connectionGuard.bytesArrived() }, position: .before(decoder))
            try pipeline.addHandler(connectionGuard, position: .after(decoder))
            return value
        }
    }

    func handle(value: Base.Value, logger: Logger) async { await base.handle(value: value, logger: logger) }
}

/// Tells that bytes have arrived, before anybody knows what they mean.
private final class ByteObserver: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let arrived: () -> Void

    init(arrived: @escaping () -> Void) {
        self.arrived = arrived
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        arrived()
        context.fireChannelRead(data)
    }
}
