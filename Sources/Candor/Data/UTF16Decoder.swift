import Foundation

/// Turns UTF-16 that comes in pieces into UTF-8.
struct UTF16Decoder {
    private let isBigEndian: Bool
    private var byte: UInt8?
    private var lead: UInt16?

    /// Looks at the beginning of a file.
    /// - Parameter bytes: Its first bytes. A byte order mark tells, and so do zeros beside the first character, which in a data
    ///   file is an ASCII one.
    /// - Returns: `nil` for text that is no UTF-16.
    init?(opening bytes: Data) {
        let start = Array(bytes.prefix(2))
        guard start.count == 2 else { return nil }
        switch (start[0], start[1]) {
        case (0xFF, 0xFE): isBigEndian = false
        case (0xFE, 0xFF): isBigEndian = true
        case (0, 1...): isBigEndian = true
        case (1..<0x80, 0): isBigEndian = false
        default: return nil
        }
    }

    /// Whether nothing is missing at the end: no half of a unit, no half of a surrogate pair.
    var isComplete: Bool { byte == nil && lead == nil }

    /// Decodes more of the text.
    /// - Parameter bytes: The next bytes, in order.
    /// - Returns: UTF-8, byte order marks in it kept; `nil` for an unpaired surrogate.
    mutating func utf8(_ bytes: Data) -> Data? {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2 + 1)
        if let lead { units.append(lead) }
        lead = nil
        for next in bytes {
            guard let first = byte else {
                byte = next
                continue
            }
            units.append(isBigEndian ? UInt16(first) << 8 | UInt16(next) : UInt16(next) << 8 | UInt16(first))
            byte = nil
        }
        if let last = units.last, UTF16.isLeadSurrogate(last) { lead = units.popLast() }
        return String(validating: units, as: UTF16.self).map { Data($0.utf8) }
    }
}
