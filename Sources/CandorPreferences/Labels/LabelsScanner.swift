/// Reads a line of a labels file of the usual shape in one pass over its bytes, without building a tree.
///
/// The usual shape: an object whose members are `pair` (text), `preferred`, `features` and `rater`, in any order, its texts
/// without escapes, its labels plain numbers or `null`. For any other line it gives up, and ``LabelsLineDecoder`` reads it.
struct LabelsScanner {
    /// Thrown when a line is not of the usual shape, which does not mean that it is wrong.
    private struct Unusual: Error {}

    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    private init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// Reads a line.
    /// - Parameters:
    ///   - bytes: The line.
    ///   - columns: The features so far; new ones are added.
    /// - Returns: `nil` if the line is not of the usual shape; features may have been added all the same.
    /// - Throws: ``LabelsLineError`` for a label or a preference that is none, with the text that stands there.
    static func line(
        _ bytes: UnsafeBufferPointer<UInt8>, _ columns: inout LabelColumns
    ) throws(LabelsLineError) -> LabelsLine? {
        var scanner = LabelsScanner(bytes)
        do {
            return try scanner.line(&columns)
        } catch let error as LabelsLineError {
            throw error
        } catch {
            return nil
        }
    }

    private mutating func line(_ columns: inout LabelColumns) throws -> LabelsLine? {
        var (pair, rater): (String?, String?) = (nil, nil)
        var preferred: Preference?
        var values: [Int8]?
        try expect(UInt8(ascii: "{"))
        repeat {
            switch try key() {
            case "pair": pair = try text()
            case "preferred": preferred = try preference()
            case "features": values = try labels(&columns)
            case "rater": rater = try text()
            default: throw Unusual()
            }
        } while try hasAnother()
        guard peek() == nil, let pair, let preferred, let values else { throw Unusual() }
        return LabelsLine(pair: pair, preferred: preferred, rater: rater, values: values)
    }

    // MARK: Members

    private mutating func key() throws -> String {
        let name = try text()
        try expect(UInt8(ascii: ":"))
        return name
    }

    private mutating func preference() throws -> Preference {
        if peek() == UInt8(ascii: "\"") {
            let name = try text()
            guard let preference = Preference(name) else { throw LabelsLineError.noPreference("\"\(name)\"") }
            return preference
        }
        let token = try token()
        guard let share = Double(token), let preference = Preference(share: share) else {
            throw LabelsLineError.noPreference(token)
        }
        return preference
    }

    private mutating func labels(_ columns: inout LabelColumns) throws -> [Int8] {
        try expect(UInt8(ascii: "{"))
        var values = [Int8](repeating: LabelsRow.unscored, count: columns.names.count)
        guard peek() != UInt8(ascii: "}") else {
            position += 1
            return values
        }
        var guess = 0
        repeat {
            let name = try rawText()
            try expect(UInt8(ascii: ":"))
            let column: Int
            if columns.isColumn(guess, named: name) {
                column = guess
            } else {
                guard let text = String(validating: name, as: UTF8.self) else { throw Unusual() }
                column = columns.column(of: text)
                if column == values.count { values.append(LabelsRow.unscored) }
            }
            values[column] = try label(of: column, columns)
            guess = column + 1
        } while try hasAnother()
        return values
    }

    private mutating func label(of column: Int, _ columns: LabelColumns) throws -> Int8 {
        _ = peek()
        let token = rawToken()
        switch (token.count, token.first) {
        case (1, UInt8(ascii: "0")): return 0
        case (1, UInt8(ascii: "1")): return 1
        case (2, UInt8(ascii: "-")) where token.last == UInt8(ascii: "1"): return -1
        case (4, UInt8(ascii: "n")) where token.elementsEqual("null".utf8): return LabelsRow.unscored
        // Text, lists and objects are not read here; whatever they are, the decoder says so.
        case (0, _): throw Unusual()
        default:
            let text = String(decoding: token, as: UTF8.self)
            // Programs that know one kind of number only write 1.0.
            guard let number = Double(text), [-1, 0, 1].contains(number) else {
                throw LabelsLineError.noLabel(columns.names[column], text)
            }
            return Int8(number)
        }
    }

    // MARK: Tokens

    /// The next byte that is not white space, not yet taken.
    private mutating func peek() -> UInt8? {
        while position < bytes.count {
            let byte = bytes[position]
            guard byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A else { return byte }
            position += 1
        }
        return nil
    }

    private mutating func expect(_ byte: UInt8) throws {
        guard peek() == byte else { throw Unusual() }
        position += 1
    }

    /// Whether another member of an object follows; takes the comma or the closing brace.
    private mutating func hasAnother() throws -> Bool {
        let next = peek()
        position += 1
        switch next {
        case UInt8(ascii: ","): return true
        case UInt8(ascii: "}"): return false
        default: throw Unusual()
        }
    }

    private mutating func text() throws -> String {
        guard let text = String(validating: try rawText(), as: UTF8.self) else { throw Unusual() }
        return text
    }

    /// A text without escapes, between its quotes.
    private mutating func rawText() throws -> UnsafeBufferPointer<UInt8>.SubSequence {
        try expect(UInt8(ascii: "\""))
        let start = position
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                return bytes[start..<(position - 1)]
            case UInt8(ascii: "\\"), ..<0x20: throw Unusual()
            default: position += 1
            }
        }
        throw Unusual()
    }

    private mutating func token() throws -> String {
        _ = peek()
        let token = rawToken()
        guard !token.isEmpty, let text = String(validating: token, as: UTF8.self) else { throw Unusual() }
        return text
    }

    /// What stands before the next delimiter: a number, `null`, `true`, `NaN` …
    private mutating func rawToken() -> UnsafeBufferPointer<UInt8>.SubSequence {
        let start = position
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "\""), UInt8(ascii: "["), UInt8(ascii: "]"),
                UInt8(ascii: "{"), 0x20, 0x09, 0x0D:
                return bytes[start..<position]
            default: position += 1
            }
        }
        return bytes[start..<position]
    }
}
