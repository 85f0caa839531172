import CandorModels
import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A stream that a person may be looking at. Everything that the command prints passes through here.
///
/// Text may come from anywhere, from a server or a file for example: control characters in it are shown, not sent.
struct Terminal: Sendable {
    /// Where results go.
    static let output = Terminal(handle: .standardOutput)
    /// Where progress and errors go.
    static let error = Terminal(handle: .standardError)

    private let stream: OutputStream
    /// Whether a person is looking.
    let isInteractive: Bool

    private init(handle: FileHandle) {
        let descriptor = Self.isHandedDown(handle.fileDescriptor) ? handle.fileDescriptor : open("/dev/null", O_WRONLY)
        stream = OutputStream(descriptor: descriptor)
        isInteractive = isatty(descriptor) == 1
    }

    /// Writes text, its control characters shown.
    func write(_ text: String) { stream.write(text.withControlsShown) }

    /// Writes a line.
    func line(_ text: String = "") { write(text + "\n") }

    /// Puts a line in the place of the one that stands there, on a terminal.
    /// - Parameters:
    ///   - text: The line.
    ///   - isLast: Whether what follows begins below it.
    func replaceLine(_ text: String, isLast: Bool) {
        stream.write("\r\u{1B}[K" + text.withControlsShown + (isLast ? "\n" : ""))
    }

    /// Why not everything was written; `nil` if it was, or if the reader has gone away, which is no error.
    var failure: WriteFailure? { stream.failure }

    /// Columns of the terminal, 100 where it does not say; without a terminal as many as are wanted, so that names stay
    /// whole for whoever searches them.
    var width: Int {
        guard isInteractive else { return .max }
        var size = winsize()
        guard ioctl(stream.descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
        return Int(size.ws_col)
    }

    /// Whether a standard stream is there. What is open under its number and would close with `exec` was not there when the command
    /// was started: the concurrency runtime has taken the number for a descriptor of its own.
    private static func isHandedDown(_ descriptor: Int32) -> Bool {
        let flags = fcntl(descriptor, F_GETFD)
        return flags != -1 && flags & FD_CLOEXEC == 0
    }

    /// Gives the standard streams that the command was started without a place to go: else the next file that is opened would take
    /// their number, and what is printed would be written into it.
    static func openMissingStreams() {
        for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) == -1 && errno == EBADF {
            // The lowest free number is the missing one.
            _ = open("/dev/null", O_RDWR)
        }
    }
}
