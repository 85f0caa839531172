import CandorModels

/// A word's stem and its syllables.
struct WordShape {
    /// The hash of the word in lower case without a plain ending.
    private(set) var stem = StableHash.start
    /// Groups of vowels, less a silent `e`; at least 1.
    private(set) var syllables = 0

    /// Looks at a word.
    init(_ bytes: ContiguousArray<UInt8>, _ range: Range<Int>) {
        let end = Self.endOfStem(bytes, range)
        var wasVowel = false
        for index in range {
            let byte = WordRules.lowered(bytes[index])
            if index < end { stem = StableHash.adding(byte, to: stem) }
            let isVowel = Self.isVowel(byte)
            if isVowel, !wasVowel { syllables += 1 }
            wasVowel = isVowel
        }
        let isSilent = range.count > 2 && WordRules.lowered(bytes[range.upperBound - 1]) == UInt8(ascii: "e")
        if isSilent, !Self.isVowel(WordRules.lowered(bytes[range.upperBound - 2])),
            bytes[range.upperBound - 2] != 0x6C
        {
            syllables -= 1
        }
        syllables = max(1, syllables)
    }

    /// Cuts `'s`, then `ing`, `ed`, `es` or `s`, then a final `e` or `y`, and keeps at least three letters.
    private static func endOfStem(_ bytes: ContiguousArray<UInt8>, _ range: Range<Int>) -> Int {
        var end = range.upperBound
        func letter(_ fromEnd: Int) -> UInt8 {
            let index = end - fromEnd
            return index >= range.lowerBound ? WordRules.lowered(bytes[index]) : 0
        }
        if letter(2) == 0x27, letter(1) == UInt8(ascii: "s") { end -= 2 }
        let length = end - range.lowerBound
        if length >= 6, letter(3) == UInt8(ascii: "i"), letter(2) == UInt8(ascii: "n"), letter(1) == UInt8(ascii: "g") {
            end -= 3
        } else if length >= 5, letter(2) == UInt8(ascii: "e"), letter(1) == UInt8(ascii: "d") {
            end -= 2
        } else if length >= 6, letter(3) == UInt8(ascii: "i"), letter(2) == UInt8(ascii: "e"),
            letter(1) == UInt8(ascii: "s")
        {
            end -= 3
        } else if length >= 4, letter(1) == UInt8(ascii: "s"), letter(2) != UInt8(ascii: "s") {
            end -= 1
        }
        if end - range.lowerBound >= 4, letter(1) == UInt8(ascii: "e") || letter(1) == UInt8(ascii: "y") { end -= 1 }
        return end
    }

    @inline(__always)
    private static func isVowel(_ byte: UInt8) -> Bool {
        byte == 0x61 || byte == 0x65 || byte == 0x69 || byte == 0x6F || byte == 0x75 || byte == 0x79
    }
}
