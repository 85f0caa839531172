import CandorModels
import Foundation

/// A server's JSON, read as far as its meaning is plain.
///
/// Servers and what stands before them write what RFC 8259 does not allow: a byte order mark, comments before the value
/// (OpenRouter's `: OPENROUTER PROCESSING`), bare `NaN` and `Infinity` (Python), surrogates without their other half, raw line
/// breaks in strings. None of that hides what is said, so it is read: half a surrogate becomes U+FFFD, and of two members with
/// one name the last counts. What is cut off or no JSON at all is refused with the place and the reason.
struct TolerantJSON {
    /// What is wrong with a body that cannot be read.
    struct Oddity: Error, Hashable {
        /// The reason in words that go on from "the answer could not be read:".
        var reason: String
        /// Whether the body does not even begin as JSON.
        var isForeign = false
    }

    /// The value.
    let value: JSONValue
    /// Whether a string in it holds bytes that are no UTF-8; they were read as U+FFFD.
    let hasBrokenText: Bool

    /// Reads a body.
    /// - Parameter body: The bytes.
    /// - Throws: ``Oddity``.
    init(_ body: Data) throws(Oddity) {
        var parser = JSONParser(bytes: [UInt8](body))
        value = try parser.document()
        hasBrokenText = parser.hasBrokenText
    }
}

/// The reading itself, byte by byte.
private struct JSONParser {
    typealias Oddity = TolerantJSON.Oddity

    /// Deeper values are no chat reply, and reading them would use up the stack.
    private static let deepest = 128

    let bytes: [UInt8]
    var hasBrokenText = false
    private var place = 0
    private var depth = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    mutating func document() throws(Oddity) -> JSONValue {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
        skipSpaceAndComments()
        guard let first = next else { throw Oddity(reason: "it is empty", isForeign: true) }
        guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
            let beginning = String(decoding: bytes[place...].prefix(120), as: UTF8.self)
            throw Oddity(reason: "it begins with '\(beginning)'", isForeign: true)
        }
        let value = try self.value()
        skipSpaceAndComments()
        if next != nil { throw Oddity(reason: "more follows its JSON, at byte \(place)") }
        return value
    }

    private mutating func value() throws(Oddity) -> JSONValue {
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return try nested { parser throws(Oddity) in .object(try parser.members()) }
        case UInt8(ascii: "["): return try nested { parser throws(Oddity) in .array(try parser.elements()) }
        case UInt8(ascii: "\""): return .string(try string())
        case nil: throw Oddity(reason: "it ends in the middle, at byte \(place)")
        default: return try word()
        }
    }

    private mutating func nested(
        _ read: (inout JSONParser) throws(Oddity) -> JSONValue
    ) throws(Oddity) -> JSONValue {
        depth += 1
        guard depth <= Self.deepest else { throw Oddity(reason: "it is nested more than \(Self.deepest) deep") }
        place += 1
        let value = try read(&self)
        depth -= 1
        return value
    }

    private mutating func members() throws(Oddity) -> [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        while try !ends(with: UInt8(ascii: "}")) {
            guard next == UInt8(ascii: "\"") else { throw unexpected() }
            let name = try string()
            skipSpace()
            guard next == UInt8(ascii: ":") else { throw unexpected() }
            place += 1
            members[name] = try value()
            try separator(before: UInt8(ascii: "}"))
        }
        return members
    }

    private mutating func elements() throws(Oddity) -> [JSONValue] {
        var elements: [JSONValue] = []
        while try !ends(with: UInt8(ascii: "]")) {
            elements.append(try value())
            try separator(before: UInt8(ascii: "]"))
        }
        return elements
    }

    private mutating func ends(with end: UInt8) throws(Oddity) -> Bool {
        skipSpace()
        guard let next else { throw Oddity(reason: "it ends in the middle, at byte \(place)") }
        guard next == end else { return false }
        place += 1
        return true
    }

    private mutating func separator(before end: UInt8) throws(Oddity) {
        skipSpace()
        if next == UInt8(ascii: ",") {
            place += 1
        } else if next != end {
            throw unexpected()
        }
    }

    private func unexpected() -> Oddity {
        guard let next else { return Oddity(reason: "it ends in the middle, at byte \(place)") }
        let character = next < 0x20 || next > 0x7E ? "byte \(next)" : "'\(Character(Unicode.Scalar(next)))'"
        return Oddity(reason: "\(character) stands where JSON has none, at byte \(place)")
    }
}

extension JSONParser {
    private mutating func string() throws(Oddity) -> String {
        place += 1
        let start = place
        var isPlain = true
        while let byte = next {
            if byte == UInt8(ascii: "\"") {
                defer { place += 1 }
                return text(bytes[start..<place], isPlain: isPlain)
            }
            if byte == UInt8(ascii: "\\") { return try escapedString(from: start) }
            if byte >= 0x80 { isPlain = false }
            place += 1
        }
        throw Oddity(reason: "it ends in the middle of a text, at byte \(place)")
    }

    /// A string with escapes, of which `place` is at the first.
    private mutating func escapedString(from start: Int) throws(Oddity) -> String {
        var unescaped = Array(bytes[start..<place])
        while let byte = next {
            place += 1
            switch byte {
            case UInt8(ascii: "\""): return text(unescaped[...], isPlain: false)
            case UInt8(ascii: "\\"): try escape(into: &unescaped)
            default: unescaped.append(byte)
            }
        }
        throw Oddity(reason: "it ends in the middle of a text, at byte \(place)")
    }

    private mutating func escape(into text: inout [UInt8]) throws(Oddity) {
        guard let letter = next else { throw Oddity(reason: "it ends in the middle of a text, at byte \(place)") }
        place += 1
        switch letter {
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "u"): text.append(contentsOf: Array(String(Character(try scalar())).utf8))
        default: text.append(letter)
        }
    }

    /// The character of `\uXXXX`, or of two of them; half a surrogate is U+FFFD.
    private mutating func scalar() throws(Oddity) -> Unicode.Scalar {
        let unit = try hexadecimal()
        guard (0xD800..<0xDC00).contains(unit) else { return Unicode.Scalar(unit) ?? "\u{FFFD}" }
        let before = place
        if next == UInt8(ascii: "\\"), place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: "u") {
            place += 2
            let low = try hexadecimal()
            if (0xDC00..<0xE000).contains(low) {
                return Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)) ?? "\u{FFFD}"
            }
            place = before
        }
        return "\u{FFFD}"
    }

    private mutating func hexadecimal() throws(Oddity) -> UInt32 {
        let digits = bytes[place...].prefix(4)
        guard digits.count == 4, let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) else {
            throw Oddity(reason: "an escape in a text is broken, at byte \(place)")
        }
        place += 4
        return unit
    }

    private mutating func text(_ bytes: ArraySlice<UInt8>, isPlain: Bool) -> String {
        if isPlain { return String(decoding: bytes, as: UTF8.self) }
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        hasBrokenText = true
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func word() throws(Oddity) -> JSONValue {
        let start = place
        while let byte = next, Self.isOfWord(byte) { place += 1 }
        let word = String(decoding: bytes[start..<place], as: UTF8.self)
        switch word {
        case "null", "None": return .null
        case "true", "True": return .bool(true)
        case "false", "False": return .bool(false)
        case "NaN", "nan": return .number(.nan)
        case "Infinity", "inf", "+Infinity": return .number(.infinity)
        case "-Infinity", "-inf": return .number(-.infinity)
        default:
            guard !word.isEmpty, word.allSatisfy({ !$0.isLetter || $0 == "e" || $0 == "E" }), let number = Double(word)
            else {
                place = start
                throw unexpected()
            }
            return .number(number)
        }
    }

    private static func isOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default: false
        }
    }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
    }

    /// Skips what may stand around a value: white space, zero bytes, lines of comment as event streams (`:`), and as
    /// JavaScript (`//`) have them.
    private mutating func skipSpaceAndComments() {
        while true {
            while let byte = next, byte <= 0x20 { place += 1 }
            guard next == UInt8(ascii: ":") || bytes[place...].starts(with: Array("//".utf8)) else { return }
            while let byte = next, byte != 0x0A { place += 1 }
        }
    }
}
