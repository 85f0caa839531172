import Testing

@testable import CandorText

@Suite("The letter that a response chooses")
struct LetterExtractorTests {
    private let extractor = LetterExtractor(
        options: "(A) Paris\n(B) London\n(C) Madrid\n(D) Rome and Madrid", letters: "ABCD")

    private func letter(_ response: String) -> String? {
        guard case .letter(let letter, _) = extractor.choice(in: response) else { return nil }
        return String(letter)
    }

    @Test(
        "Reads the letter that is stated",
        arguments: [
            ("C", "C"), ("c", "C"), ("(C)", "C"), ("(c)", "C"), ("C)", "C"), ("C.", "C"), ("**C**", "C"), ("`C`", "C"),
            ("A", "A"), ("A.", "A"), ("\\boxed{C}", "C"), ("$\\boxed{\\text{C}}$", "C"), ("Answer: C", "C"),
            ("**Answer:** C", "C"), ("Final answer\n\nC", "C"), ("The answer is (C).", "C"), ("The answer is C", "C"),
            ("The answer is **(C)**.", "C"), ("The answer is: C) Madrid", "C"), ("The correct option is C.", "C"),
            ("I'd go with B", "B"), ("I'll go with (B), London.", "B"), ("I would choose option B.", "B"),
            ("I pick B.", "B"), ("B) because London is the largest.", "B"), ("B because of its size", "B"),
            ("The answer is (B) because London is larger.", "B"), ("The answer is A because Paris is larger.", "A"),
            ("Option B is correct.", "B"), ("B is the right answer.", "B"), ("It must be (D).", "D"),
            ("The answer, I believe, is C.", "C"), ("My final answer is A.", "A"), ("answer: c", "C"),
            ("The answer is Madrid (C).", "C"), ("B. London", "B"), ("B: London", "B"),
            ("A, since Paris is bigger", "A"),
            ("So what is it? I choose C.", "C"), ("The answer is C!", "C"),
            ("The letter of the correct answer is D.", "D"),
        ])
    func stated(response: String, expected: String) {
        #expect(letter(response) == expected, "\(response)")
    }

    @Test(
        "Follows reasoning to its conclusion",
        arguments: [
            ("Option A is too small, option B is in England. So the answer is (C).", "C"),
            ("(A) is in France. (B) is in England. (C) is in Spain. Therefore, the answer is C.", "C"),
            ("A. Paris is in France.\nB. London is in England.\nC. Madrid is in Spain.\nSo the answer is B.", "B"),
            ("Let's see: (A) is wrong, (B) is wrong and (D) is not correct, which leaves (C).", "C"),
            ("First I thought the answer is A. But actually the answer is B.", "B"),
            ("The answer is not A. The answer is B.", "B"), ("It isn't A; it's B.", "B"),
            ("The answer is B) London. Option A is wrong.", "B"),
            ("We get 4 + 4 = 8.\n\nThus, \\boxed{D}", "D"),
        ])
    func concluded(response: String, expected: String) {
        #expect(letter(response) == expected, "\(response)")
    }

    @Test(
        "Reads letters in other languages, scripts and notations",
        arguments: [
            "Antwort: B", "Die Antwort lautet B.", "La respuesta correcta es la B.", "Réponse : B",
            "La bonne réponse est la B.", "La risposta corretta è la B.", "A resposta correta é a letra B.",
            "Het juiste antwoord is B.", "Правильный ответ: B", "Ответ: В", "正确答案是B。", "答案：B", "选B", "正解はBです。",
            "答えはBです", "정답은 B입니다.", "Ｂ", "𝐁", "Ⓑ", "It's not A but B.", "Neither A nor C: it's B.",
            "<answer>B</answer>", "[[B]]", "{\"answer\": \"B\"}", "$\\boxed{\\textbf{(B)}}$", "### Answer\nB) London",
            "B) London.\n\nA) Paris is in France; C) Madrid is in Spain; D) Rome is in Italy.",
            "If it were the largest city, A would be right. But it's B.",
            "I previously chose A, but on reflection B is correct.",
        ])
    func notations(response: String) {
        #expect(letter(response) == "B", "\(response)")
    }

    @Test(
        "Reads an option whose text is repeated whole, and only one",
        arguments: [
            ("Paris", "A"), ("The capital is London.", "B"), ("Rome and Madrid", "D"),
            ("It is not Paris, it is London.", "B"),
        ])
    func repeated(response: String, expected: String) {
        #expect(letter(response) == expected, "\(response)")
    }

    @Test(
        "Leaves unread what does not choose one of the letters",
        arguments: [
            "", "   ", "A city in Europe.", "A good question! I am not sure.", "I don't know.", "E",
            "The answer is (F).",
            "The answer is B or C.", "Either A or B", "The answer is A. The answer is B.", "(A) and (B)", "A, B",
            "Paris or London", "Rome", "Not A.", "It is not (B).", "They were wrong", "The answer is a number.",
            "I think so.", "As an AI, I cannot choose.", "(A) Paris (B) London (C) Madrid", "Vitamin C is healthy.",
        ])
    func unread(response: String) {
        #expect(letter(response) == nil, "\(response)")
    }

    @Test("Rules on the letter against the right one")
    func rules() {
        #expect(extractor.rule(on: "(C)", correct: "c").verdict == "correct")
        #expect(extractor.rule(on: "(B)", correct: "C").verdict == "incorrect")
        #expect(extractor.rule(on: "(E)", correct: "C").verdict == nil)
    }

    @Test("Reads options in their usual notations")
    func options() {
        for list in ["(A) x\n(B) y", "A) x\nB) y", "A. x\nB. y", "A: x\nB: y", "(A) x (B) y"] {
            #expect(OptionList.texts(in: list, letters: "AB") == ["A": "x", "B": "y"], "\(list)")
        }
    }
}
