import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A connection of bytes, for what no client of HTTP sends. It waits on a thread of its own.
final class RawConnection: Sendable {
    private let handle: Int32

    /// Connects to a port of this computer.
    /// - Throws: `POSIXError` if that is refused.
    init(port: Int) throws {
        #if canImport(Glibc)
            handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            handle = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        // Longer than anything that is waited for takes, so that a test that fails ends.
        var patience = timeval(tv_sec: 40, tv_usec: 0)
        setsockopt(handle, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(handle, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    }

    deinit { close(handle) }

    /// Waits until so many of several connections are closed by the server, and then ends the others.
    /// - Returns: How many the server has closed; fewer than were waited for if it keeps them.
    static func closed(of connections: [RawConnection], waitingFor wanted: Int) async -> Int {
        await withTaskGroup(of: Bool.self) { group in
            for connection in connections {
                group.addTask { await connection.textUntilClosed() != nil }
            }
            var closed = 0
            for await isClosed in group where isClosed && closed < wanted {
                closed += 1
                if closed == wanted { for connection in connections { connection.end() } }
            }
            return closed
        }
    }

    /// Ends the connection from this side, so that nobody waits for it any more.
    func end() { shutdown(handle, Int32(SHUT_RDWR)) }

    /// Sends text; what a server that has closed does not take is no error.
    func send(_ text: String) {
        let bytes = Array(text.utf8)
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { part in
                #if canImport(Glibc)
                    Glibc.send(handle, part.baseAddress, part.count, Int32(MSG_NOSIGNAL))
                #else
                    Darwin.send(handle, part.baseAddress, part.count, 0)
                #endif
            }
            guard count > 0 else { return }
            sent += count
        }
    }

    /// Reads until the server closes.
    /// - Returns: What it said; `nil` if it did not close.
    func textUntilClosed() async -> String? {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { [self] in
                var bytes: [UInt8] = []
                var buffer = [UInt8](repeating: 0, count: 16_384)
                while true {
                    let count = recv(handle, &buffer, buffer.count, 0)
                    if count > 0 {
                        bytes += buffer[..<count]
                        continue
                    }
                    // A reset is an end too.
                    let isClosed = count == 0 || errno == ECONNRESET
                    return continuation.resume(returning: isClosed ? String(decoding: bytes, as: UTF8.self) : nil)
                }
            }
        }
    }
}
