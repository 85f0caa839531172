import Candor
import CandorModels
import CandorPreferenceModels
import Foundation
import Testing

@Suite("A language model that rates responses")
struct JudgeRatingTests {
    private let name = ModelName(kind: "judge", rest: "known:judge")
    private let dialogue = Dialogue([.user("Are bats blind?")])

    private func pm(_ model: KnownJudge, votes: Int = 4) throws -> JudgePreferenceModel {
        try JudgePreferenceModel(name: name, model: model, options: JudgeOptions(form: .rating, votes: votes), seed: 7)
    }

    /// A judge whose first token has these probabilities, whatever it is asked.
    private func judge(
        _ probabilities: [(String, Double)], then next: [(String, Double)]? = nil, prefilled: [(String, Double)]? = nil
    ) -> KnownJudge {
        @Sendable func logs(_ list: [(String, Double)]) -> [(String, Double)] { list.map { ($0.0, log($0.1)) } }
        return KnownJudge(logProbabilities: true, continuesPrefill: prefilled != nil) { dialogue, _, _ in
            if dialogue.prefill == "1", let prefilled { return KnownJudge.completion(logs(prefilled)) }
            return next.map { KnownJudge.completion(logs(probabilities), logs($0)) }
                ?? KnownJudge.completion(logs(probabilities))
        }
    }

    @Test("The rating is the expectation over the digits, given that a rating is said")
    func expectation() async throws {
        // (8·0.5 + 9·0.1 + 2·0.2) / 0.8
        let pm = try pm(judge([("8", 0.4), ("2", 0.2), ("I", 0.2), (" 9", 0.1), ("\"8", 0.1)]))
        #expect(abs(try await pm.score("Hm.", to: dialogue) - 6.625) < 1e-12)
        #expect(!pm.isComparative)
    }

    @Test("10 as a token of its own is read as it stands")
    func ten() async throws {
        let pm = try pm(judge([("10", 0.5), ("9", 0.3), ("1", 0.2)]))
        #expect(abs(try await pm.score("Hm.", to: dialogue) - 7.9) < 1e-12)
    }

    @Test("10 in two tokens: what follows the 1 divides its probability")
    func tenInTwo() async throws {
        let first = [("1", 0.5), ("9", 0.3), ("2", 0.2)]
        let greedy = try pm(judge(first, then: [("0", 0.8), ("<end>", 0.2)]))
        #expect(abs(try await greedy.score("Hm.", to: dialogue) - (4 + 0.1 + 2.7 + 0.4)) < 1e-12)
        let ended = try pm(judge(first))
        #expect(abs(try await ended.score("Hm.", to: dialogue) - (0.5 + 2.7 + 0.4)) < 1e-12)
        // Another digit is likelier, so that the 1 has to be asked about by a prefill.
        let other = [("9", 0.5), ("1", 0.3), ("2", 0.2)]
        let asked = judge(other, prefilled: [("0", 0.9), (".", 0.1)])
        #expect(abs(try await pm(asked).score("Hm.", to: dialogue) - (4.5 + 2.7 + 0.03 + 0.4)) < 1e-12)
        #expect(asked.asked.count == 2)
        // And where that cannot be done, the others' mean decides: 7 is nearer to 10, 2 to 1.
        #expect(abs(try await pm(judge(other)).score("Hm.", to: dialogue) - (4.5 + 3 + 0.4)) < 1e-12)
        let low = judge([("2", 0.6), ("1", 0.4)])
        #expect(abs(try await pm(low).score("Hm.", to: dialogue) - 1.6) < 1e-12)
    }

    @Test("Without log-probabilities it is the mean of the ratings that can be read")
    func votes() async throws {
        let replies = ["7", "10/10", "about 3", "**4**"]
        let judge = KnownJudge(logProbabilities: false) { dialogue, _, draw in
            Completion(text: KnownJudge.response(in: dialogue) == "Hm." ? replies[draw] : "None of them.")
        }
        let pm = try pm(judge)
        #expect(try await pm.score("Hm.", to: dialogue) == 7)
        // No rating at all: no score, and counted. Equal responses are rated once.
        let scores = try await pm.scores(of: [(dialogue, "Ho."), (dialogue, "Hm."), (dialogue, "Ho.")])
        #expect(scores[0].isNaN && scores[1] == 7 && scores[2].isNaN)
        #expect(pm.tally.count.asked == 3)
        #expect(pm.tally.count.missing == 1)
        #expect(judge.asked.count == 12)
    }
}
