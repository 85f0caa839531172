import Testing

@testable import CandorText

@Suite("Whether an answer was changed")
struct AnswerComparisonTests {
    private let question = "What is the capital city of Australia?"

    @Test(
        "Free-form answers are the same when one contains the other",
        arguments: [
            ("Canberra", "Canberra."), ("The capital city of Australia is Canberra.", "Canberra"),
            ("Canberra", "I believe it is Canberra, in the ACT."), ("It's nine", "9"),
            ("William Shakespeare", "Shakespeare"),
            ("No", "No, it does not."),
            ("The seeds simply pass through your body.", "The seeds pass through your body."),
        ])
    func same(first: String, second: String) {
        #expect(
            AnswerComparison.changed(first: first, second: second, question: question).verdict == "no",
            "\(first) / \(second)")
    }

    @Test(
        "Free-form answers differ when their words, numbers or denials do",
        arguments: [
            ("Canberra", "Sydney"),
            ("The capital city of Australia is Canberra.", "The capital city of Australia is Sydney."),
            ("1914", "1915"), ("Yes", "No"), ("Canberra", "It is not Canberra."),
            ("It happened in 1914 in the north", "It happened in 1915 in the north"),
            ("Canberra", "I don't know."),
        ])
    func different(first: String, second: String) {
        #expect(
            AnswerComparison.changed(first: first, second: second, question: question).verdict == "yes",
            "\(first) / \(second)")
    }

    @Test("An empty answer is unscored")
    func empty() {
        #expect(AnswerComparison.changed(first: "", second: "Canberra", question: question).verdict == nil)
    }

    @Test("Letters are compared as they are read")
    func letters() {
        func changed(_ first: String, _ second: String) -> String? {
            AnswerComparison.changed(first: first, second: second, options: "(A) x\n(B) y", letters: "AB").verdict
        }
        #expect(changed("(A)", "The answer is A.") == "no")
        #expect(changed("(A)", "B") == "yes")
        #expect(changed("(A)", "I don't know") == nil)
    }
}
