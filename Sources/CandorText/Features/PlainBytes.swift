/// Texts as bytes in which the signs that matter are ASCII.
///
/// Curly quotes and apostrophes, dashes, ellipses, bullets, full-width stops and emoji become one byte each, and carriage
/// returns vanish. Other letters beyond ASCII keep their bytes, all of them 0x80 or more.
enum PlainBytes {
    /// What stands for an emoji or another pictograph.
    static let emoji: UInt8 = 0x01

    /// The bytes of a text.
    static func of(_ text: String) -> ContiguousArray<UInt8> {
        var bytes = ContiguousArray(text.utf8)
        guard let first = bytes.firstIndex(where: { $0 >= 0x80 || $0 == 0x0D }) else { return bytes }
        var write = first
        var read = first
        while read < bytes.count {
            let length = min(length(ofScalarBeginningWith: bytes[read]), bytes.count - read)
            if let plain = replacement(bytes, read, length) {
                if plain != 0 {
                    bytes[write] = plain
                    write += 1
                }
            } else {
                for offset in 0..<length { bytes[write + offset] = bytes[read + offset] }
                write += length
            }
            read += length
        }
        bytes.removeLast(bytes.count - write)
        return bytes
    }

    private static func length(ofScalarBeginningWith byte: UInt8) -> Int {
        switch byte {
        case 0xF0...: 4
        case 0xE0...: 3
        case 0xC0...: 2
        default: 1
        }
    }

    /// The byte that a scalar becomes; 0 for none, `nil` where it stays.
    private static func replacement(_ bytes: ContiguousArray<UInt8>, _ index: Int, _ length: Int) -> UInt8? {
        switch (length, bytes[index]) {
        case (1, 0x0D): 0
        case (2, 0xC2) where bytes[index + 1] == 0xA0: UInt8(ascii: " ")
        case (3, 0xE2) where bytes[index + 1] == 0x80: punctuation(bytes[index + 2])
        case (3, 0xE2) where (0x98...0x9E).contains(bytes[index + 1]): emoji
        case (3, 0xE3) where bytes[index + 1] == 0x80 && bytes[index + 2] == 0x82: UInt8(ascii: ".")
        case (3, 0xEF) where bytes[index + 1] == 0xB8: 0  // Variation selectors.
        case (3, 0xEF) where bytes[index + 1] == 0xBC && bytes[index + 2] == 0x81: UInt8(ascii: "!")
        case (3, 0xEF) where bytes[index + 1] == 0xBC && bytes[index + 2] == 0x9F: UInt8(ascii: "?")
        case (4, 0xF0) where bytes[index + 1] == 0x9F: emoji
        default: nil
        }
    }

    /// The general punctuation of Unicode, U+2000 to U+203F, by the last byte.
    private static func punctuation(_ last: UInt8) -> UInt8? {
        switch last {
        case 0x80...0x8A, 0xAF: UInt8(ascii: " ")
        case 0x8B...0x8F: 0  // Zero-width signs.
        case 0x90...0x95: UInt8(ascii: ";")  // Dashes part clauses.
        case 0x98, 0x99: UInt8(ascii: "'")
        case 0x9C, 0x9D, 0x9E: UInt8(ascii: "\"")
        case 0xA2: UInt8(ascii: "*")
        case 0xA6: UInt8(ascii: ".")
        default: nil
        }
    }
}
