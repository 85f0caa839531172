import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What visitors of a study's server can take of it.
public struct ServerLimits: Hashable, Sendable {
    /// Seconds from the first byte of a request to its last; what takes longer is closed.
    public var requestSeconds: Double
    /// Seconds that a connection may lie idle.
    public var idleSeconds: Double
    /// Connections at once; `nil` for what the process's limit of open files allows, at most 4,096.
    public var connections: Int?
    /// Raters at once who came from one address by the link for everybody, have agreed and have not answered a rated task yet.
    public var beginnersPerAddress: Int

    /// Sets limits.
    public init(
        requestSeconds: Double = 30, idleSeconds: Double = 60, connections: Int? = nil, beginnersPerAddress: Int = 40
    ) {
        self.requestSeconds = requestSeconds
        self.idleSeconds = idleSeconds
        self.connections = connections
        self.beginnersPerAddress = beginnersPerAddress
    }

    /// Connections at once.
    var mostConnections: Int { max(1, connections ?? Self.connections(openFiles: Self.openFiles)) }

    /// How many connections fit beside the study's file, its copies, templates and the server's own handles.
    static func connections(openFiles: Int) -> Int { min(4_096, max(openFiles / 4, openFiles - 64, 8)) }

    /// How many files the process may have open.
    private static var openFiles: Int {
        var limit = rlimit()
        guard getrlimit(openFilesResource, &limit) == 0 else { return 256 }
        return Int(clamping: limit.rlim_cur)
    }

    #if canImport(Glibc)
        private static let openFilesResource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
        private static let openFilesResource = RLIMIT_NOFILE
    #endif

    /// Bytes of a request's body that are read at all; forms of ours are shorter.
    static let mostBodyBytes = 2 * FormReader.mostBytes
    /// Seconds, and bytes, for which a connection that is being closed is still listened to: closed at once, the answer could be lost
    /// with what the visitor has sent and nobody has read.
    static let farewellSeconds = 3.0
    static let mostFarewellBytes = 1 << 20
}
