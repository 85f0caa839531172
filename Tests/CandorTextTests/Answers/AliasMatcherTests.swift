import Testing

@testable import CandorText

@Suite("Free-form correctness by alias")
struct AliasMatcherTests {
    private func verdict(_ response: String, _ correct: [String], not incorrect: [String] = []) -> String? {
        AliasMatcher(correct: correct, incorrect: incorrect).rule(on: response).verdict
    }

    @Test(
        "Finds an alias as whole words, however it is written",
        arguments: [
            ("The capital is Paris.", "Paris"), ("PARIS!", "paris"), ("It was Eugène Ionesco", "Eugene Ionesco"),
            ("the penguin", "The Penguin"), ("Spider Man", "Spider-Man"), ("He wed 9 times.", "Nine"),
            ("There are twenty-one of them", "21"), ("about three hundred and five", "305"), ("1,000 metres", "1000"),
            ("Nineteen Eighty-Four", "1984"), ("It affects the bones.", "bone"), ("two cities", "city"),
            ("FW de Klerk", "F. W. de Klerk"), ("J. K. Rowling wrote it", "J.K. Rowling"), ("O’Neill", "O'Neill"),
            ("Cromwell's army", "Cromwell"), ("the U.S.", "US"), ("Tinker Bell", "Tinkerbell"),
            ("St. James", "Saint James"),
            ("David Croft and Jimmy Perry", "Jimmy Perry and David Croft"), ("Apple", "Apple (company)"),
            ("Rock & roll", "rock and roll"), ("The symbol is K.", "K"), ("No.", "No"), ("The answer is no", "No"),
            ("Elton John", "Sir Elton John"), ("volcanoes", "volcano"), ("in 1066", "1066"),
        ])
    func finds(response: String, alias: String) {
        #expect(verdict(response, [alias]) == "correct", "\(response) / \(alias)")
    }

    @Test(
        "Does not find an alias within other words",
        arguments: [
            ("A parish", "Paris"), ("Please tell us", "US"), ("I okay it", "K"), ("They won 2-1", "2"),
            ("It is 2.5", "2"),
            ("One of the rivers", "1"), ("in 10660", "1066"), ("a", "A b"),
            ("I don't know.", "Paris"), ("", "Paris"), ("I'm sorry, I can't answer that", "Paris"), ("Rome", "Paris"),
        ])
    func doesNotFind(response: String, alias: String) {
        #expect(verdict(response, [alias]) == "incorrect", "\(response) / \(alias)")
    }

    @Test(
        "Heeds negation",
        arguments: [
            ("It is not Paris.", "incorrect"), ("It isn't Paris, it's Lyon.", "incorrect"),
            ("Paris is wrong; it's Lyon.", "incorrect"),
            ("Lyon rather than Paris", "incorrect"), ("Lyon, not Paris.", "incorrect"),
            ("Not Lyon but Paris", "correct"),
            ("It's not only Paris", "correct"), ("No, it is Paris.", "correct"),
            ("I'm not sure, but I think Paris", "correct"),
            ("Paris is not the correct answer.", "incorrect"),
            ("It is Lyon's rival, and Paris's neighbour", "incorrect"),
        ])
    func negation(response: String, expected: String) {
        #expect(verdict(response, ["Paris"]) == expected, "\(response)")
    }

    @Test("Knows the wrong answer, and does not choose between the two")
    func wrongAnswer() {
        #expect(verdict("It was Dinosaur", ["Bird"], not: ["Dinosaur"]) == "incorrect")
        #expect(verdict("A bird, not a dinosaur.", ["Bird"], not: ["Dinosaur"]) == "correct")
        #expect(verdict("Bird or dinosaur", ["Bird"], not: ["Dinosaur"]) == nil)
        #expect(verdict("Some say dinosaur, but the answer is bird.", ["Bird"], not: ["Dinosaur"]) == "correct")
        #expect(verdict("Many people think dinosaur, but it is a bird.", ["Bird"], not: ["Dinosaur"]) == "correct")
        #expect(verdict("Although a dinosaur is close, a bird it is.", ["Bird"], not: ["Dinosaur"]) == "correct")
        #expect(verdict("A dinosaur, often confused with a bird.", ["Bird"], not: ["Dinosaur"]) == "incorrect")
        #expect(verdict("George Bush Senior", ["George Bush"], not: ["George Bush Senior"]) == "incorrect")
        #expect(verdict("The South China Sea", ["China Sea", "Coral Sea"], not: ["South China Sea"]) == "incorrect")
    }

    @Test("Says why there is no verdict or which")
    func reasons() {
        #expect(
            AliasMatcher(correct: ["Paris"], incorrect: []).rule(on: "I don't know").reason
                == "says that it does not know")
        #expect(AliasMatcher(correct: [], incorrect: []).rule(on: "Paris").verdict == nil)
    }

    @Test("Compares sentences by token F1 with a margin of 0.1")
    func sentences() {
        let right = ["Watermelon seeds pass through your digestive system", "Nothing happens if you eat them"]
        let wrong = ["Watermelons grow in your stomach", "You get very sick and die soon"]
        #expect(verdict("The seeds pass through the digestive system.", right, not: wrong) == "correct")
        #expect(verdict("Watermelons will grow in the stomach.", right, not: wrong) == "incorrect")
        #expect(verdict("I like cake.", right, not: wrong) == nil)
        #expect(verdict("The seeds pass through your digestive system.", right) == "correct")
        #expect(verdict("Who knows?", right) == nil)
    }

    @Test("The margin itself is enough, and less is not")
    func margin() {
        // Ten words against ten: F1 is the number in common ÷ 10.
        let right = ["alpha bravo charlie delta echo foxtrot golf hotel india juliet"]
        let wrong = ["kilo lima mike november oscar papa quebec romeo sierra tango"]
        let clearly = "alpha bravo charlie delta echo foxtrot kilo lima mike november"
        let equally = "alpha bravo charlie delta echo kilo lima mike november oscar"
        #expect(verdict(clearly, right, not: wrong) == "correct")
        #expect(verdict(equally, right, not: wrong) == nil)
    }

    @Test("Titles are names, however long")
    func titles() {
        #expect(!Alias("Harry Potter and the Prisoner of Azkaban").isSentence)
        #expect(!Alias("Gulf of Aden.").isSentence)
        #expect(Alias("No, working hours have consistently declined over time.").isSentence)
        #expect(Alias("It lacks a legal argument.").isSentence)
    }

    @Test(
        "Token F1 counts repeated words once each",
        arguments: [("a b c", "b c d", 2.0 / 3.0), ("x x", "x", 2.0 / 3.0), ("", "x", 0)])
    func tokenF1(one: String, other: String, expected: Double) {
        // The article "a" is dropped, so the first pair is {b, c} against {b, c, d}.
        let value = AnswerText.tokenF1(AnswerText(one), AnswerText(other))
        #expect(abs(value - (one == "a b c" ? 0.8 : expected)) < 1e-12)
    }
}
