import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A stream that a person may be looking at.
struct Terminal: Sendable {
    /// Where results go.
    static let output = Terminal(handle: .standardOutput)
    /// Where progress and errors go.
    static let error = Terminal(handle: .standardError)

    private let descriptor: Int32
    /// Whether a person is looking.
    let isInteractive: Bool

    private init(handle: FileHandle) {
        descriptor = handle.fileDescriptor
        isInteractive = isatty(handle.fileDescriptor) == 1
    }

    /// Writes text as it is; a reader that has gone away is no error.
    func write(_ text: String) {
        let bytes = Array(text.utf8)
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { systemWrite(descriptor, $0) }
            guard count > 0 else { return }
            written += count
        }
    }

    /// Writes a line.
    func line(_ text: String = "") { write(text + "\n") }

    /// Columns of the terminal, 100 where it does not say; without a terminal as many as are wanted, so that names stay
    /// whole for whoever searches them.
    var width: Int {
        guard isInteractive else { return .max }
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
        return Int(size.ws_col)
    }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    write(descriptor, bytes.baseAddress, bytes.count)
}
