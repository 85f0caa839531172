import Testing

@testable import CandorText

@Suite("What both ways of cutting texts share")
struct WordRulesTests {
    @Test(
        "A full stop after a title or an initial ends no sentence",
        arguments: ["Dr. Smith left and Prof. Jones stayed", "It was by T. S. Eliot", "He met Mrs. Jones."])
    func abbreviations(text: String) {
        #expect(TokenizedText(text).sentenceCount == 1)
        #expect(WordScanner(text).marks.sentences == 1)
    }

    @Test("The word I is no initial")
    func pronoun() {
        #expect(TokenizedText("It is I. You know.").sentenceCount == 2)
        #expect(WordScanner("It is I. You know.").marks.sentences == 2)
    }

    @Test("Letters and digits are those of ASCII")
    func bytes() {
        let letters = (UInt8.min...UInt8.max).filter(WordRules.isLetter)
        #expect(letters == Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8))
        #expect((UInt8.min...UInt8.max).filter(WordRules.isDigit) == Array("0123456789".utf8))
        #expect(WordRules.lowered(UInt8(ascii: "Q")) == UInt8(ascii: "q"))
        #expect(WordRules.lowered(UInt8(ascii: "[")) == UInt8(ascii: "["))
    }
}
