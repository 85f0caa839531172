/// Numbers written as words.
enum NumberWords {
    /// Reads the number that begins at a word: `nine`, `twenty one`, `three hundred and five`, `nineteen eighty four`.
    /// - Parameters:
    ///   - words: Words in lower case, hyphenated numbers in two.
    ///   - start: Where to begin.
    /// - Returns: The number and how many words it takes, or `nil` where no number begins.
    static func number(in words: [String], at start: Int) -> (value: Int, length: Int)? {
        var total = 0
        var current = 0
        var index = start
        while index < words.count {
            let word = words[index]
            if let value = small[word] {
                let isFirst = index == start
                guard isFirst || fits(value, after: current, previous: words[index - 1]) else { break }
                // "nineteen eighty four": a year said in two halves.
                current = isYearHalf(current) && value >= 10 && !isFirst ? current * 100 + value : current + value
            } else if word == "hundred", index > start, current > 0, current < 100 {
                current *= 100
            } else if let scale = scales[word], index > start, current > 0 {
                total += current * scale
                current = 0
            } else if word == "and", index > start, words[index - 1] == "hundred" || words[index - 1] == "thousand",
                index + 1 < words.count, small[words[index + 1]] != nil
            {
                index += 1
                continue
            } else {
                break
            }
            index += 1
        }
        return index == start ? nil : (total + current, index - start)
    }

    /// Whether a word is one of those that numbers are said with.
    static func isNumber(_ word: String) -> Bool { small[word] != nil || scales[word] != nil || word == "hundred" }

    /// The digits of an ordinal: `second` is `2nd`.
    static let ordinals: [String: String] = [
        "first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th", "sixth": "6th",
        "seventh": "7th",
        "eighth": "8th", "ninth": "9th", "tenth": "10th", "eleventh": "11th", "twelfth": "12th",
    ]

    private static func fits(_ value: Int, after current: Int, previous: String) -> Bool {
        if previous == "and" || previous == "hundred" || scales[previous] != nil { return value < 100 }
        guard let last = small[previous] else { return false }
        return (last >= 20 && last % 10 == 0 && (1...9).contains(value)) || (isYearHalf(current) && value >= 10)
    }

    private static func isYearHalf(_ number: Int) -> Bool { (13...20).contains(number) }

    private static let scales = ["thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000]

    private static let small: [String: Int] = [
        "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
        "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
        "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
        "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    ]
}
