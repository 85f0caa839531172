import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Why a standard stream could not be written.
struct WriteFailure: LocalizedError, Hashable {
    /// The system's number for it.
    let code: Int32

    var errorDescription: String? {
        let reason = code == ENOSPC ? "the disk is full" : String(cString: strerror(code))
        return "standard output: not everything could be written: \(reason)"
    }
}

/// Writes to one of the process's streams and remembers the first failure: work under way goes on, and who began it is told at the
/// end that what was printed is not whole.
final class OutputStream: Sendable {
    private struct State {
        var failure: WriteFailure?
        /// Whether nobody reads any more, as after `head`.
        var isAbandoned = false
    }

    let descriptor: Int32
    private let state = Mutex(State())

    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    var failure: WriteFailure? { state.withLock(\.failure) }

    /// Writes text; after a failure nothing more, so that what stands there is a beginning of what was meant.
    func write(_ text: String) {
        let bytes = Array(text.utf8)
        state.withLock { state in
            guard state.failure == nil, !state.isAbandoned else { return }
            guard let code = Self.write(bytes, to: descriptor) else { return }
            if code == EPIPE { state.isAbandoned = true } else { state.failure = WriteFailure(code: code) }
        }
    }

    /// - Returns: The system's number for what went wrong; `nil` if all was written.
    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { systemWrite(descriptor, $0) }
            if count > 0 {
                written += count
                continue
            }
            switch errno {
            case EINTR where count < 0: continue
            case EAGAIN where count < 0:
                // Somebody has told the stream not to wait for its reader.
                var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = poll(&waiting, 1, -1)
            default: return count < 0 ? errno : EIO
            }
        }
        return nil
    }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    write(descriptor, bytes.baseAddress, bytes.count)
}
