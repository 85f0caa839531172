import Foundation

/// Why a text is no JSON object (RFC 8259), in words, for the mistakes that programs make.
///
/// It is asked only about text that could not be decoded, so it may be slow.
package struct JSONFault {
    private struct Found: Error {
        var reason: String
    }

    private let bytes: [UInt8]
    private var position = 0
    private var path: [String] = []

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// What is wrong, as it reads on after the row's place.
    /// - Parameter bytes: The row.
    package static func reason(_ bytes: Data) -> String {
        var scanner = JSONFault(Array(bytes))
        do {
            try scanner.value()
            guard scanner.peek() == nil else {
                throw Found(reason: "is not a JSON object: goes on after its end; rows stand one a line")
            }
            return "is not a JSON object: its text is not valid"
        } catch {
            return (error as? Found)?.reason ?? "is not a JSON object"
        }
    }

    // MARK: Values

    private mutating func value() throws {
        guard path.count < 256 else { throw fault("is nested too deeply") }
        switch peek() {
        case UInt8(ascii: "{"): try object()
        case UInt8(ascii: "["): try array()
        case UInt8(ascii: "\""): _ = try text()
        case UInt8(ascii: "'"): throw fault("has 'single quotes', as Python prints them; write rows with json.dumps")
        case nil: throw ended()
        default: try word()
        }
    }

    private mutating func object() throws {
        position += 1
        if try closes(UInt8(ascii: "}")) { return }
        repeat {
            if peek() == UInt8(ascii: "}") { throw fault("has a comma before a closing brace") }
            if peek() == UInt8(ascii: "'") {
                throw fault("has 'single quotes', as Python prints them; write rows with json.dumps")
            }
            guard peek() == UInt8(ascii: "\"") else {
                throw peek() == nil ? ended() : fault("has a key without quotes")
            }
            path.append(try text())
            guard peek() == UInt8(ascii: ":") else { throw peek() == nil ? ended() : fault("has no colon after a key") }
            position += 1
            try value()
            path.removeLast()
        } while try hasAnother(before: UInt8(ascii: "}"))
    }

    private mutating func array() throws {
        position += 1
        if try closes(UInt8(ascii: "]")) { return }
        var index = 0
        repeat {
            if peek() == UInt8(ascii: "]") { throw fault("has a comma before a closing bracket") }
            path.append("[\(index)]")
            try value()
            path.removeLast()
            index += 1
        } while try hasAnother(before: UInt8(ascii: "]"))
    }

    private mutating func closes(_ bracket: UInt8) throws -> Bool {
        guard let next = peek() else { throw ended() }
        guard next == bracket else { return false }
        position += 1
        return true
    }

    private mutating func hasAnother(before bracket: UInt8) throws -> Bool {
        if try closes(bracket) { return false }
        guard peek() == UInt8(ascii: ",") else { throw fault("has no comma between two values") }
        position += 1
        return true
    }

    private mutating func text() throws -> String {
        position += 1
        let start = position
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                defer { position += 1 }
                return String(decoding: bytes[start..<position], as: UTF8.self)
            case UInt8(ascii: "\\"): position += 2
            case ..<0x20: throw fault("has a control character within a text; write it as \\n, \\t or \\u….")
            default: position += 1
            }
        }
        throw fault("ends within a text; line ends within a text are written as \\n")
    }

    /// A number, `true`, `false` or `null`, or what stands in their place.
    private mutating func word() throws {
        let start = position
        let isPart: (UInt8) -> Bool = { byte in
            byte >= 0x80 || "+-._".utf8.contains(byte) || Character(Unicode.Scalar(byte)).isLetter
                || Character(Unicode.Scalar(byte)).isNumber
        }
        while position < bytes.count, isPart(bytes[position]) { position += 1 }
        let word = String(decoding: bytes[start..<position], as: UTF8.self)
        switch word.lowercased() {
        case "true", "false", "null":
            guard word == word.lowercased() else { throw unknown(word) }
        case "nan", "infinity", "-infinity", "inf", "-inf", "+infinity", "+inf": throw notFinite(word)
        case "none", "undefined": throw unknown(word)
        default:
            guard let number = Double(word) else {
                throw path.isEmpty ? Found(reason: "is not a JSON object; \(Self.files)") : unknown(word)
            }
            guard number.isFinite else { throw fault("\(place)is a number too large: \(word)") }
        }
    }

    // MARK: Words for it

    private static let files = "a table must end in .csv or .tsv, a plain list in .txt"

    private var place: String { path.isEmpty ? "" : name + " " }

    /// The path as fields are named: `base.answers[2]`.
    private var name: String {
        path.reduce(into: "") { name, part in name += part.hasPrefix("[") || name.isEmpty ? part : "." + part }
    }

    private func fault(_ reason: String) -> Found { Found(reason: "is not a JSON object: \(reason)") }

    private func ended() -> Found {
        fault("ends before it is closed; a row stands on one line (jq -c . FILE writes it so)")
    }

    private func unknown(_ word: String) -> Found {
        let known = ["None": "null", "True": "true", "False": "false", "undefined": "null"]
        let advice = known[word].map { "; JSON has \($0), and json.dumps writes it" } ?? ""
        return fault("\(place)is '\(word.prefix(40))'\(advice)")
    }

    private func notFinite(_ word: String) -> Found {
        Found(
            reason:
                "is not JSON: \(place)is \(word), which JSON does not have; write null: python3 -c \"import json, sys; "
                + "[print(json.dumps(json.loads(l, parse_constant=lambda c: None))) for l in sys.stdin]\" "
                + "< FILE > rows.jsonl")
    }

    /// The next byte that is not white space, not yet taken.
    private mutating func peek() -> UInt8? {
        while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
        return position < bytes.count ? bytes[position] : nil
    }
}
