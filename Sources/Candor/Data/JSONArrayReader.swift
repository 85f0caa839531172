import Foundation

/// Reads the elements of the one JSON array that fills a file, holding no more than one of them.
struct JSONArrayReader: ~Copyable {
    /// An element.
    struct Element {
        /// Its text.
        var bytes: Data
        /// The line on which it begins, from 1.
        var line: Int
        /// Its number, from 1.
        var number: Int
    }

    private let file: String
    private var source: ByteSource
    private var chunk: [UInt8] = []
    private var position = 0
    private var line = 1
    private var number = 0
    private var state = State.before

    private enum State { case before, within, after }

    /// - Parameter source: The file, at its beginning, where white space and a `[` stand.
    init(_ source: consuming ByteSource, file: String) {
        self.source = source
        self.file = file
    }

    /// SHA-256 of the file's bytes as far as they have been read.
    var sha256: String { source.sha256 }

    /// The next element, `nil` at the end.
    /// - Throws: ``DataError`` for an array that is empty (code `badRow`), is not closed, or is followed by something else.
    mutating func next() throws -> Element? {
        guard state != .after else { return nil }
        if state == .before {
            _ = try visible()
            position += 1
            state = .within
        }
        guard let byte = try visible() else { throw unclosed(at: line) }
        guard byte != Self.closing else { return try end() }
        number += 1
        let start = line
        let bytes = try element(from: start)
        return Element(bytes: bytes, line: start, number: number)
    }

    /// Takes the bracket that ends the array.
    private mutating func end() throws -> Element? {
        position += 1
        state = .after
        let last = line
        if try visible() != nil {
            throw DataError(
                .malformed, file: file, line: line,
                reason: "goes on after the JSON array ends on line \(last); rows stand one a line, or all in one array")
        }
        guard number > 0 else { throw DataError(.badRow, file: file, line: last, reason: "is an empty JSON array") }
        return nil
    }

    /// The bytes up to the comma or bracket that ends the element, and the comma.
    private mutating func element(from start: Int) throws -> Data {
        var bytes: [UInt8] = []
        var nesting = Nesting()
        while try hasBytes() {
            let from = position
            while position < chunk.count, !nesting.ends(before: chunk[position]) {
                nesting.pass(chunk[position])
                if chunk[position] == Self.newline { line += 1 }
                position += 1
            }
            bytes += chunk[from..<position]
            guard bytes.count <= LineReader.longestLine else {
                throw DataError(
                    .malformed, file: file, line: start, element: number,
                    reason: "the element is longer than \(LineReader.longestLine >> 20) MiB")
            }
            guard position < chunk.count else { continue }
            if chunk[position] == Self.comma { position += 1 }
            return Data(bytes)
        }
        throw unclosed(at: start)
    }

    private func unclosed(at line: Int) -> DataError {
        DataError(
            .malformed, file: file, line: line, element: max(1, number),
            reason: "the file ends before its JSON array is closed: it was cut, or a bracket or quote is missing here")
    }

    /// Steps over white space.
    private mutating func visible() throws -> UInt8? {
        while try hasBytes() {
            switch chunk[position] {
            case Self.newline:
                line += 1
                position += 1
            case 0x20, 0x09, 0x0D: position += 1
            default: return chunk[position]
            }
        }
        return nil
    }

    private mutating func hasBytes() throws -> Bool {
        while position >= chunk.count {
            guard let more = try source.next() else { return false }
            chunk = [UInt8](more)
            position = 0
        }
        return true
    }

    private static let newline = UInt8(ascii: "\n")
    private static let comma = UInt8(ascii: ",")
    private static let closing = UInt8(ascii: "]")
}

/// How deep in brackets a place in a JSON text is, and whether it is within a text.
private struct Nesting {
    private var depth = 0
    private var isInText = false
    private var isEscaped = false

    /// Whether a byte ends the element of an array rather than being part of it.
    func ends(before byte: UInt8) -> Bool {
        depth <= 0 && !isInText && (byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]"))
    }

    mutating func pass(_ byte: UInt8) {
        if isInText {
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                isInText = false
            }
            return
        }
        switch byte {
        case UInt8(ascii: "\""): isInText = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
        default: break
        }
    }
}
