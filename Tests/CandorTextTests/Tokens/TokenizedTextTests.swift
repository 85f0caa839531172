import Testing

@testable import CandorText

@Suite("Cutting a text into words")
struct TokenizedTextTests {
    @Test(
        "Folds case, accents, possessives and contractions",
        arguments: [
            ("Basho's Été", ["basho", "ete"]), ("isn't can't I'm", ["is", "not", "can", "not", "i", "am"]),
            ("It’s 1,000.5%", ["it", "is", "1000.5", "percent"]), ("well-made", ["well", "made"]),
            ("O'Neill", ["oneill"]),
            ("Łódź Ørsted Straße", ["lodz", "orsted", "strasse"]), ("-5 and 3-4", ["-5", "and", "3", "4"]), ("", []),
            ("🐦 bird", ["bird"]), ("e\u{301}te", ["ete"]),
        ])
    func words(text: String, expected: [String]) {
        #expect(TokenizedText(text).words == expected)
    }

    @Test("Keeps sentences apart, but not after initials and titles")
    func sentences() {
        #expect(TokenizedText("One. Two! Three?\nFour").sentenceCount == 4)
        #expect(TokenizedText("Dr. Who met T. S. Eliot in St. Ives.").sentenceCount == 1)
        #expect(TokenizedText("The answer is C. Because it fits.").sentenceCount == 2)
    }

    @Test(
        "Reads numbers written as words",
        arguments: [
            ("nine", 9, 1), ("twenty one", 21, 2), ("three hundred and five", 305, 4), ("two thousand", 2000, 2),
            ("one million", 1_000_000, 2), ("nineteen eighty four", 1984, 3), ("twenty twenty", 2020, 2),
            ("five six", 5, 1),
            ("five and six", 5, 1),
        ])
    func numbers(text: String, value: Int, length: Int) throws {
        let number = try #require(NumberWords.number(in: TokenizedText(text).words, at: 0))
        #expect(number.value == value)
        #expect(number.length == length)
    }

    @Test("A phrase is found word by word, the longest first, and within a sentence")
    func phrases() {
        let list = PhraseList(["you are right", "you are", "not sure"])
        #expect(list.matches(in: TokenizedText("You're right. I'm not sure you are.")) == [0..<3, 5..<7, 7..<9])
        #expect(list.matches(in: TokenizedText("I am not. Sure!")).isEmpty)
    }
}
