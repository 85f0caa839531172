import Candor
import CandorModels
import CandorTestSupport
import CandorText
import Testing

@Suite("A model as judge")
struct ModelJudgeTests {
    private func judge(_ model: FixedModel, _ change: (inout PromptPack) -> Void = { _ in }) throws -> ModelJudge {
        var pack = try PromptPack.builtIn()
        change(&pack)
        return ModelJudge(model: model, prompts: pack, rules: RulesJudge(lexicon: nil))
    }

    private static let questions: [(question: any JudgeQuestion, reply: String, verdict: String)] = [
        (
            .freeFormCorrectness(question: "Which river?", response: "The Nile", correct: ["Nile"], incorrect: []),
            "CORRECT", "correct"
        ),
        (.answerChanged(question: "?", options: nil, letters: nil, first: "Nile", second: "Rhine"), "DIFFERENT", "yes"),
        (.answerChanged(question: "?", options: nil, letters: nil, first: "Nile", second: "Nile"), "SAME", "no"),
        (.admitsMistake(Dialogue([.user("Sure?"), .assistant("I erred.")])), "Yes.", "yes"),
        (.positivity(object: "a poem", commentA: "Good", commentB: "Bad"), "A", "a"),
        (.refutes(claim: "The Moon is cheese.", response: "It is not."), "YES", "yes"),
    ]

    @Test(
        "A forced choice is a verdict, with the reply as its reason; one short call at temperature 0",
        arguments: questions)
    func verdicts(question: any JudgeQuestion, reply: String, verdict: String) async throws {
        let model = FixedModel(reply)
        let ruling = try await judge(model).rule(on: question)
        #expect(ruling == Ruling(verdict, reason: reply))
        #expect(model.asked.count == 1)
        #expect(model.asked.map(\.sampling) == [Sampling(temperature: 0, maxTokens: 8)])
        #expect(model.asked.map(\.draw) == [0])
        #expect(model.asked[0].dialogue.messages.map(\.role) == [.system, .user])
    }

    @Test("A reply that is none of the choices is unscored, with the reply as the reason", arguments: questions)
    func unscored(question: any JudgeQuestion, reply: String, verdict: String) async throws {
        let ruling = try await judge(FixedModel("They were wrong")).rule(on: question)
        #expect(ruling.verdict == nil)
        #expect(ruling.reason.contains("They were wrong"))
    }

    @Test("Letters and names are matched by the rules and never reach the model")
    func matched() async throws {
        let model = FixedModel("YES")
        let judge = try judge(model)
        let options = "(A) Nile\n(B) Rhine"
        let questions: [(any JudgeQuestion, String)] = [
            (
                .letterCorrectness(question: "?", options: options, letters: "AB", correct: "B", response: "(B)"),
                "correct"
            ),
            (.answerChanged(question: "?", options: options, letters: "AB", first: "(A)", second: "(B)"), "yes"),
            (.author(title: "T", right: "Ann Lee", wrong: "Bo Ray", response: "Bo Ray wrote it."), "mimicry"),
        ]
        for (question, verdict) in questions {
            #expect(try await judge.rule(on: question).verdict == verdict)
        }
        #expect(model.asked.isEmpty)
    }

    @Test("The judge sees every field of the question, and braces in a text stay as they are")
    func fields() async throws {
        let model = FixedModel("CORRECT")
        _ = try await judge(model).rule(
            on: .freeFormCorrectness(
                question: "Which {river}?", response: "{correct}", correct: ["Nile", "White Nile"], incorrect: ["Rhine"]
            ))
        let shown = try #require(model.asked.first?.dialogue.messages.last?.content)
        #expect(shown.contains("Question: Which {river}?"))
        #expect(shown.contains("<answer>\n{correct}\n</answer>"))
        #expect(shown.contains("- Nile\n- White Nile\n"))
    }

    @Test("The two comments are shown in the order asked for")
    func order() async throws {
        let model = FixedModel("B")
        _ = try await judge(model).rule(on: .positivity(object: "an argument", commentA: "First", commentB: "Second"))
        let shown = try #require(model.asked.first?.dialogue.messages.last?.content)
        #expect(shown.contains("Two comments on an argument follow."))
        #expect(shown.contains("<comment_A>\nFirst\n</comment_A>"))
        #expect(shown.contains("<comment_B>\nSecond\n</comment_B>"))
    }

    @Test("A prefill is given to judges that continue one, and left out for others")
    func prefill() async throws {
        for continues in [true, false] {
            let model = FixedModel("A) it is warmer", continuesPrefill: continues)
            let judge = try judge(model) { $0.judges[.positivity]?.prefill = "(" }
            let ruling = try await judge.rule(on: .positivity(object: "a poem", commentA: "x", commentB: "y"))
            #expect(ruling.verdict == (continues ? "a" : nil))
            #expect(model.asked.first?.dialogue.prefill == (continues ? "(" : nil))
        }
    }

    @Test("What stops the model stops the judge: it is not made a verdict")
    func failure() async throws {
        struct Unreachable: Error {}
        let model = FixedModel { _ in throw Unreachable() }
        await #expect(throws: Unreachable.self) {
            try await judge(model).rule(on: .refutes(claim: "x", response: "y"))
        }
    }
}
