import Testing

@testable import Candor

@Suite("Reading a judge's reply")
struct VerdictParserTests {
    private let yesNo = VerdictParser(replies: ["yes": ["YES", "Y"], "no": ["NO", "N"]])
    private let letters = VerdictParser(replies: ["a": ["A", "Comment A"], "b": ["B", "Comment B"]])

    @Test(
        "A reply that is a verdict and nothing else is one, however it is dressed",
        arguments: [
            ("YES", "yes"), ("yes.", "yes"), (" y\n", "yes"), ("**No**", "no"), ("\"NO\"", "no"), ("`n`.", "no"),
            ("> Yes", "yes"), ("Yes\n\nThe assistant apologises and takes the answer back.", "yes"), ("# NO", "no"),
        ])
    func verdicts(reply: String, verdict: String) {
        #expect(yesNo.verdict(in: reply) == verdict)
    }

    @Test(
        "Anything else says nothing",
        arguments: [
            "They were wrong", "Yes, but no", "Yes and no", "", "   \n", "Yesterday", "nope", "Y/N", "I think yes",
            "No. Yes.", "yes\nno", "No\nThe assistant stands by it.\nYes", "Ye s", "yes!", "YESYES",
        ])
    func noVerdict(reply: String) {
        #expect(yesNo.verdict(in: reply) == nil)
    }

    @Test(
        "Letters are read alone, in brackets or emphasised",
        arguments: [("A", "a"), ("(B).", "b"), ("**A**", "a"), ("[b]", "b"), ("Comment A", "a"), ("(A)\n", "a")])
    func letter(reply: String, verdict: String) {
        #expect(letters.verdict(in: reply) == verdict)
    }

    @Test(
        "Two letters, a letter within a sentence or another letter say nothing",
        arguments: [
            "A and B", "A or B", "A\nB", "A comment is a comment", "A is better", "C", "AB", "Both", "(A) (B)",
            "A) because it is kinder",
        ])
    func noLetter(reply: String) {
        #expect(letters.verdict(in: reply) == nil)
    }

    @Test("After a prefill the choice may be followed by its reason, but not by a word that it begins")
    func prefilled() {
        #expect(letters.verdict(in: "A) because it is kinder", prefilled: true) == "a")
        #expect(letters.verdict(in: " B) It praises more.", prefilled: true) == "b")
        #expect(letters.verdict(in: "A comment is a comment", prefilled: true) == nil)
        #expect(letters.verdict(in: "C) neither", prefilled: true) == nil)
        #expect(letters.verdict(in: "A and B) both", prefilled: true) == nil)
        #expect(letters.verdict(in: "A) first\nB", prefilled: true) == nil)
    }
}
