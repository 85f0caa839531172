/// Puts tokens' bytes together and finds the texts at which an answer ends, wherever the tokens' boundaries lie.
struct TextAssembler: Sendable {
    private let stops: [[UInt8]]
    private let longestStop: Int
    /// The bytes so far; once a stop text was met, those before it.
    private(set) var bytes: [UInt8] = []

    /// Prepares for one answer.
    /// - Parameter stops: The texts at which it ends; empty ones are ignored.
    init(stops: [String]) {
        self.stops = stops.map { Array($0.utf8) }.filter { !$0.isEmpty }
        longestStop = self.stops.map(\.count).max() ?? 0
    }

    /// Adds a token's bytes.
    /// - Returns: Whether a stop text was met; it and what follows it are then gone.
    mutating func append(_ piece: [UInt8]) -> Bool {
        // A stop text that ends in the new bytes begins at most its length before them.
        let start = max(0, bytes.count - max(0, longestStop - 1))
        bytes += piece
        let ends = stops.compactMap { firstIndex(of: $0, from: start) }
        guard let end = ends.min() else { return false }
        bytes.removeLast(bytes.count - end)
        return true
    }

    /// The text so far, without the bytes of a last character that is not whole yet.
    var text: String {
        var whole = bytes[...]
        // A character's last byte stands at most three after its first.
        if let first = whole.lastIndex(where: { $0 & 0xC0 != 0x80 }), whole.count - first < length(of: whole[first]) {
            whole = whole[..<first]
        }
        return String(decoding: whole, as: UTF8.self)
    }

    private func firstIndex(of stop: [UInt8], from start: Int) -> Int? {
        guard bytes.count - start >= stop.count else { return nil }
        return (start...(bytes.count - stop.count)).first { bytes[$0..<($0 + stop.count)].elementsEqual(stop) }
    }

    /// The bytes of a character in UTF-8 (RFC 3629, section 3), from its first.
    private func length(of first: UInt8) -> Int {
        switch first {
        case 0xC0...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF7: 4
        default: 1
        }
    }
}
