import Candor
import CandorStatistics
import CandorTestSupport
import Testing

@Suite("What given verdicts say of themselves")
struct GoldSummaryTests {
    private let trials = (0..<40).map { HandTrials.answer("\($0)", .baseline, $0 % 3 > 0) }

    private func gold(_ verdict: (Int) -> String, _ count: Int = 40, source: String = "human") -> GoldVerdicts {
        var gold = GoldVerdicts()
        for (index, trial) in trials.prefix(count).enumerated() {
            gold.add(verdict(index), on: "correctness", of: trial.id, source: source)
        }
        return gold
    }

    @Test("Their number, their givers and their agreement with the judge")
    func agreeing() throws {
        let gold = gold { $0 % 3 > 0 && $0 != 1 ? "correct" : "incorrect" }
        let summary = try gold.summary(on: trials, file: "gold.jsonl")
        #expect((summary.verdicts, summary.trials, summary.sources) == (40, 40, ["human"]))
        #expect(!summary.forced)
        let found = try #require(summary.agreement.first)
        #expect((found.judge, found.n, found.agreement) == ("correctness", 40, 39.0 / 40))
        #expect(abs((found.kappa ?? 0) - 0.9451) < 0.005)
        #expect(found.isBetterThanChance)
    }

    @Test("Guesses are refused, and used only when forced")
    func guesses() throws {
        var generator = SeededGenerator(seed: 8)
        let coins = (0..<40).map { _ in generator.nextUniform() < 0.5 }
        let gold = gold { coins[$0] ? "correct" : "incorrect" }
        let error = #expect(throws: DataError.self) { try gold.summary(on: trials, file: "gold.jsonl") }
        #expect(error?.file == "gold.jsonl" && error?.field == "correctness")
        #expect(error?.reason.contains("no better than chance") == true)
        #expect(error?.reason.contains("--force") == true)
        let summary = try gold.summary(on: trials, file: "gold.jsonl", force: true)
        #expect(summary.forced)
    }

    @Test("Verdicts turned round, and too few to tell, are refused too")
    func turnedRound() {
        for gold in [gold { $0 % 3 > 0 ? "incorrect" : "correct" }, gold({ $0 % 3 > 0 ? "correct" : "incorrect" }, 3)] {
            #expect(throws: DataError.self) { try gold.summary(on: trials, file: "gold.jsonl") }
        }
    }

    @Test("Where one side gives one verdict only, nine in ten must agree")
    func oneVerdict() throws {
        let right = (0..<40).map { HandTrials.answer("\($0)", .baseline, $0 > 1) }
        var gold = GoldVerdicts()
        for trial in right { gold.add("correct", on: "correctness", of: trial.id, source: "model") }
        let summary = try gold.summary(on: right, file: "gold.jsonl")
        #expect(summary.agreement.first?.chance == nil)
        #expect(summary.sources == ["model"])
        #expect(throws: DataError.self) { try gold.summary(on: trials, file: "gold.jsonl") }
    }

    @Test("Ties and trials that the judge left open are counted as verdicts, and agree with nothing")
    func ties() throws {
        let pairs = (0..<30).map { HandTrials.feedback("\($0)", .likes, HandTrials.orders($0 % 2 == 0 ? 1 : 0)) }
        var gold = GoldVerdicts()
        for (index, pair) in pairs.enumerated() {
            let verdict = index < 4 ? "tie" : index % 2 == 0 ? "a" : "b"
            gold.add(verdict, on: "positivity_condition_first", of: pair.id, source: "human")
        }
        let summary = try gold.summary(on: pairs, file: "gold.jsonl")
        #expect(summary.verdicts == 30)
        #expect(summary.agreement.first?.n == 26)
        #expect(summary.agreement.first?.agreement == 1)
    }
}
