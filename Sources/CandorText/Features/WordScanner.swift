import CandorModels

/// Cuts a text into words, sentences and lines in one pass over its bytes.
struct WordScanner {
    /// The words, in order.
    private(set) var words: ContiguousArray<ScannedWord> = []
    /// The signs between them.
    private(set) var marks = TextMarks()

    private let bytes: ContiguousArray<UInt8>
    private var position = 0
    /// Whether the current sentence holds a word.
    private var sentenceHasWord = false
    private var sentenceFollowsStop = true
    private var lastWordEnd = -2
    private var isFirstOfItem = false
    private var firstWordOfLine = 0

    /// Scans a text.
    init(_ text: String) {
        bytes = PlainBytes.of(text)
        words.reserveCapacity(bytes.count / 5)
        beginLine(afterEmptyLine: true)
        while position < bytes.count {
            let byte = bytes[position]
            if Self.isWordByte(byte) {
                scanWord()
            } else {
                pass(byte)
                position += 1
            }
        }
        if sentenceHasWord { marks.sentences += 1 }
        finishMarks()
    }

    // MARK: Words

    private mutating func scanWord() {
        if skipLink() { return }
        let start = position
        var hash = StableHash.start
        var hasLetter = false
        var isContraction = false
        while position < bytes.count {
            let byte = bytes[position]
            if Self.isWordByte(byte) {
                hasLetter = hasLetter || byte > 0x39
                hash = StableHash.adding(WordRules.lowered(byte), to: hash)
            } else if isInnerSign(byte, start) {
                isContraction = isContraction || byte == 0x27
                if byte != UInt8(ascii: ",") { hash = StableHash.adding(byte, to: hash) }
            } else {
                break
            }
            position += 1
        }
        let shape = WordShape(bytes, start..<position)
        words.append(
            ScannedWord(
                hash: hash, stem: shape.stem, length: position - start, syllables: shape.syllables,
                sentence: marks.sentences, first: bytes[start], isNumber: !hasLetter,
                followsDirectly: start == lastWordEnd + 1 && bytes[start - 1] == 0x20,
                startsSentence: !sentenceHasWord, followsStop: sentenceFollowsStop && !isFirstOfItem,
                isContraction: isContraction))
        sentenceHasWord = true
        isFirstOfItem = false
        lastWordEnd = position
    }

    /// An apostrophe between letters, a point or comma between digits, or a point after a single letter, as in `e.g`.
    private func isInnerSign(_ byte: UInt8, _ start: Int) -> Bool {
        guard position + 1 < bytes.count, position > start, Self.isWordByte(bytes[position + 1]) else { return false }
        let before = bytes[position - 1]
        let after = bytes[position + 1]
        switch byte {
        case 0x27: return before > 0x39 && after > 0x39
        case UInt8(ascii: "."):
            let isAfterLetter = before > 0x39 && (position - start == 1 || bytes[position - 2] == byte)
            return isAfterLetter && after > 0x39 || before <= 0x39 && after <= 0x39
        case UInt8(ascii: ","): return before <= 0x39 && after <= 0x39
        default: return false
        }
    }

    private mutating func skipLink() -> Bool {
        guard begins(with: "http://") || begins(with: "https://") || begins(with: "www.") else { return false }
        marks.links += 1
        while position < bytes.count, bytes[position] > 0x20 { position += 1 }
        return true
    }

    private func begins(with prefix: StaticString) -> Bool {
        guard position + prefix.utf8CodeUnitCount <= bytes.count else { return false }
        return prefix.withUTF8Buffer { prefix in
            for offset in prefix.indices where WordRules.lowered(bytes[position + offset]) != prefix[offset] {
                return false
            }
            return true
        }
    }

    // MARK: Signs

    private mutating func pass(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\n"): endLine()
        case UInt8(ascii: "!"): endSentence(counting: \.exclamations)
        case UInt8(ascii: "?"): endSentence(counting: \.questions)
        case UInt8(ascii: "."): if isFullStop() { endSentence(counting: nil) }
        case UInt8(ascii: ","): marks.commas += 1
        case PlainBytes.emoji: marks.emoji += 1
        case UInt8(ascii: "\""): marks.quotes += 1
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): marks.openBrackets += 1
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): if !isSmiley() { marks.closeBrackets += 1 }
        case UInt8(ascii: "%"), UInt8(ascii: "$"): marks.units += 1
        default: break
        }
        if Self.takesNoSpaceBefore(byte), position > 0, bytes[position - 1] == 0x20,
            position + 1 >= bytes.count || bytes[position + 1] == 0x20
        {
            marks.straySpaces += 1
        }
    }

    /// Not in `3.14`, `site.com` or `Mr. Smith`, and not after a single letter, as in `J. Doe`.
    private func isFullStop() -> Bool {
        if position + 1 < bytes.count, Self.isWordByte(bytes[position + 1]) {
            return WordRules.isCapital(bytes[position + 1])
        }
        guard let last = words.last, lastWordEnd == position, sentenceHasWord else { return true }
        guard position + 2 < bytes.count, bytes[position + 1] == 0x20 else { return true }
        if last.length == 1, WordRules.isInitial(Character(Unicode.Scalar(last.first))) { return false }
        return !Self.abbreviations.contains(last.hash)
    }

    private mutating func endSentence(counting mark: WritableKeyPath<TextMarks, Int>?) {
        guard sentenceHasWord else { return }
        if let mark { marks[keyPath: mark] += 1 }
        marks.endsWithQuestion = mark == \TextMarks.questions
        marks.sentences += 1
        sentenceHasWord = false
        sentenceFollowsStop = true
    }

    private func isSmiley() -> Bool {
        position > 0 && (bytes[position - 1] == UInt8(ascii: ":") || bytes[position - 1] == UInt8(ascii: "-"))
    }

    private static let abbreviations = Set(WordRules.abbreviations.union(["e.g", "i.e"]).map { StableHash.of($0) })
}

// MARK: Lines

extension WordScanner {
    private mutating func endLine() {
        if sentenceHasWord {
            marks.sentences += 1
            sentenceHasWord = false
        }
        sentenceFollowsStop = false
        let isEmptyAfter = position + 1 < bytes.count && bytes[position + 1] == 0x0A
        if isEmptyAfter { return }
        position += 1
        beginLine(afterEmptyLine: position > 2 && bytes[position - 2] == 0x0A)
        position -= 1
    }

    /// Reads what a line begins with: `-`, `3.`, `b)`, `##`, `**`. Leaves the position at its first word or sign.
    private mutating func beginLine(afterEmptyLine: Bool) {
        while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x09 { position += 1 }
        guard position < bytes.count, bytes[position] != 0x0A else { return }
        marks.lines += 1
        firstWordOfLine = words.count
        if afterEmptyLine { marks.paragraphs += 1 }
        let byte = bytes[position]
        let next = position + 1 < bytes.count ? bytes[position + 1] : 0
        if byte == UInt8(ascii: "#") || byte == UInt8(ascii: "*") && next == byte {
            marks.headings += 1
        } else if (byte == UInt8(ascii: "-") || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "+")), next == 0x20 {
            marks.bullets += 1
            position += 1
        } else if let end = endOfItemNumber() {
            marks.numberedItems += 1
            position = end
        } else {
            return
        }
        isFirstOfItem = true
    }

    /// The end of `12.`, `3)`, `(4)` or `b)` at the beginning of a line.
    private func endOfItemNumber() -> Int? {
        var end = position
        if bytes[end] == UInt8(ascii: "(") { end += 1 }
        let first = end
        while end < bytes.count, end - first < 3, bytes[end] >= 0x30, bytes[end] <= 0x39 { end += 1 }
        let isLetter = end == first && end < bytes.count && Self.isWordByte(bytes[end]) && bytes[end] < 0x80
        if isLetter { end += 1 }
        guard end > first, end + 1 < bytes.count, bytes[end + 1] == 0x20 else { return nil }
        return bytes[end] == UInt8(ascii: ")") || bytes[end] == UInt8(ascii: ".") && !isLetter ? end + 1 : nil
    }

    private mutating func finishMarks() {
        guard let last = bytes.last(where: { $0 > 0x20 || $0 == PlainBytes.emoji }) else { return }
        marks.endsProperly = !Self.isWordByte(last) && last != UInt8(ascii: ",") && last != UInt8(ascii: ";")
        // Addresses, and the last of a list's items, end without a stop.
        let wordsOfLine = words.count - firstWordOfLine
        let isListed = marks.bullets + marks.numberedItems > 1 || marks.lines > 1 && wordsOfLine <= 4
        if isListed || marks.links > 0 { marks.endsProperly = true }
        if sentenceHasWord { marks.endsWithQuestion = false }
    }
}

// MARK: Bytes

extension WordScanner {
    /// Letters, digits and whatever is not ASCII.
    @inline(__always)
    static func isWordByte(_ byte: UInt8) -> Bool {
        WordRules.isLetter(byte) || WordRules.isDigit(byte) || byte >= 0x80
    }

    private static func takesNoSpaceBefore(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "!")
    }
}
