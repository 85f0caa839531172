import Candor
import CandorModels
import CandorTestSupport
import CandorText
import Testing

@Suite("Comparing a judge with given verdicts")
struct JudgeCheckTests {
    /// A judge that says what the claim says, and nothing where it says nothing.
    private struct Parrot: Judge {
        let name = "parrot"

        func rule(on question: any JudgeQuestion) async -> Ruling {
            guard let claim = (question as? RefutesQuestion)?.claim, ["yes", "no"].contains(claim) else {
                return .unscored("no telling")
            }
            return Ruling(claim, reason: "it says so")
        }
    }

    private func row(_ id: Int, given: String?, judged: String, source: Candor.GoldRow.Source = .human)
        -> Candor.GoldRow
    {
        Candor.GoldRow(
            id: "\(id)", question: .refutes(claim: judged, response: "said"), verdict: given, source: source)
    }

    @Test("Agreement, Cohen's κ, confusion and unscored, worked by hand")
    func kappa() async throws {
        let pairs =
            Array(repeating: ("yes", "yes"), count: 4) + Array(repeating: ("yes", "no"), count: 1)
            + Array(repeating: ("no", "yes"), count: 2) + Array(repeating: ("no", "no"), count: 3) + [("no", "?")]
        let rows = pairs.enumerated().map { row($0, given: $1.0, judged: $1.1) }
        let checks = try await JudgeCheck.checks(of: Parrot(), on: rows, parallel: 3)
        let check = try #require(checks.first)
        #expect(checks.count == 1)
        #expect((check.kind, check.judge) == (.refutes, "parrot"))
        // 7 of 10 agree; by chance 0.5 · 0.6 + 0.5 · 0.4 = 0.5; κ = 0.2 / 0.5.
        #expect(check.agreement.agreement.value == 0.7)
        #expect(abs((check.agreement.kappa.value ?? 0) - 0.4) < 1e-12)
        #expect((check.agreement.agreement.n, check.agreement.agreement.unscored) == (10, 1))
        #expect(check.agreement.confusion.labels == ["no", "yes"])
        #expect(check.agreement.confusion.counts == [[3, 2], [1, 4]])
        #expect(check.agreement.confusion.unscored == [1, 0])
        #expect(check.differing.map(\.id) == ["4", "5", "6", "10"])
        #expect(check.differing.map(\.judged) == ["no", "yes", "yes", nil])
    }

    @Test("Rows of several kinds are checked apart, and who gave the verdicts is told")
    func kinds() async throws {
        let other = Candor.GoldRow(
            id: "x", question: .positivity(object: "a poem", commentA: "x", commentB: "y"), verdict: "a",
            source: .model)
        let checks = try await JudgeCheck.checks(
            of: Parrot(), on: [row(1, given: "yes", judged: "yes"), other, row(2, given: "no", judged: "no")],
            parallel: 1)
        #expect(checks.map(\.kind) == [.refutes, .positivity])
        #expect(checks.map(\.sources) == [[.human], [.model]])
        #expect(checks[0].agreement.agreement.value == 1)
        #expect(checks[1].agreement.agreement.value == nil)
        #expect(checks[1].agreement.agreement.unscored == 1)
    }

    /// A judge that leaves every second claim to rules, and answers nothing itself where it is mute.
    private struct Delegating: Judge {
        let name = "model"
        var isMute = false

        func rule(on question: any JudgeQuestion) async -> Ruling {
            guard let asked = question as? RefutesQuestion else { return .unscored("no telling") }
            guard asked.response == "rules" else {
                return isMute ? .unscored("says nothing") : Ruling(asked.claim, reason: "so")
            }
            var ruling = Ruling("yes", reason: "matched")
            ruling.decidedBy = "rules"
            return ruling
        }
    }

    @Test("A judge is credited with what it answered; what rules decided before it stands apart")
    func decidedByOthers() async throws {
        let rows = (0..<10).map { index in
            Candor.GoldRow(
                id: "\(index)",
                question: .refutes(claim: index < 3 ? "yes" : "no", response: index < 6 ? "model" : "rules"),
                verdict: "yes", source: .human)
        }
        let check = try #require(try await JudgeCheck.checks(of: Delegating(), on: rows, parallel: 4).first)
        #expect((check.asked, check.answered) == (6, 6))
        #expect(check.agreement.agreement.value == 0.5)
        #expect(check.decidedByOthers.map(\.by) == ["rules"])
        #expect(check.decidedByOthers[0].agreement.agreement.value == 1)
        #expect(check.decidedByOthers[0].agreement.confusion.total == 4)
        #expect(check.differing.map(\.id) == ["3", "4", "5"] && check.differing.map(\.reason) == ["so", "so", "so"])

        let mute = try #require(try await JudgeCheck.checks(of: Delegating(isMute: true), on: rows, parallel: 4).first)
        #expect((mute.asked, mute.answered) == (6, 0) && mute.agreement.agreement.value == nil)
        #expect(mute.differing.count == 6 && mute.differing.allSatisfy { $0.judged == nil && $0.decidedBy == nil })
    }

    @Test("A model as judge is not asked about letters and names, and its rulings say so")
    func modelJudge() async throws {
        let judge = ModelJudge(
            model: FixedModel("CORRECT"), prompts: try PromptPack.builtIn(), rules: RulesJudge(lexicon: nil))
        let letter = try await judge.rule(
            on: .letterCorrectness(
                question: "?", options: "(A) x\n(B) y", letters: "AB", correct: "A", response: "(A)"))
        #expect(letter.decidedBy == "rules")
        let free = try await judge.rule(
            on: .freeFormCorrectness(question: "?", response: "x", correct: ["x"], incorrect: []))
        #expect(free.decidedBy == nil && free.verdict == "correct")
    }

    @Test("Questions asked many at once give the verdicts of the rows that they belong to")
    func parallel() async throws {
        let rows = (0..<60).map { row($0, given: $0 % 3 == 0 ? "yes" : "no", judged: $0 % 2 == 0 ? "yes" : "no") }
        let one = try await JudgeCheck.checks(of: Parrot(), on: rows, parallel: 1)
        let many = try await JudgeCheck.checks(of: Parrot(), on: rows, parallel: 16)
        #expect(one.map(\.agreement) == many.map(\.agreement))
        #expect(one[0].agreement.confusion.counts == [[20, 20], [10, 10]])
    }
}
