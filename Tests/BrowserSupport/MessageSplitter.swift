import Foundation

/// Puts messages together out of the pieces in which a pipe delivers them; each message ends with a NUL.
struct MessageSplitter {
    private var rest = Data()

    /// Takes the next piece.
    /// - Returns: The messages that it completes.
    mutating func take(_ piece: Data) -> [Data] {
        var parts = piece.split(separator: 0, omittingEmptySubsequences: false)
        guard let first = parts.first else { return [] }
        rest += first
        guard parts.count > 1 else { return [] }
        parts[0] = rest
        rest = Data(parts.removeLast())
        return parts
    }
}
