import Candor
import CandorModels
import Testing

@Suite("Checking a preference model")
struct PreferenceModelCheckTests {
    private func pair(
        _ prompt: String, _ a: String, _ b: String, _ preferred: Preference, _ scoreA: Double, _ scoreB: Double,
        _ label: FeatureLabel? = nil
    ) -> ScoredPair {
        ScoredPair(
            pair: PreferencePair(
                id: prompt + a, dialogue: Dialogue([.user(prompt)]), responseA: a, responseB: b, preferred: preferred),
            scoreA: scoreA, scoreB: scoreB, labels: [label])
    }

    @Test("Accuracy, baseline, parts by length and rewards, worked by hand")
    func worked() throws {
        let check = try PreferenceModelCheck(
            of: "pm",
            [
                pair("1", "long answer", "short", .a, 2, 1, .a),  // right; the longer is preferred
                pair("2", "long answer", "short", .b, 2, 1, .a),  // wrong; the shorter is preferred
                pair("3", "short", "long answer", .share(0.8), 1, 1, .b),  // equal scores: ½; the shorter
                pair("4", "long answer", "short", .a, 0, 3, .same),  // wrong; the longer
                pair("5", "long answer", "short", .tie, 5, 1, .b),  // a tie says nothing of accuracy
            ], features: ["polite"])
        #expect(check.pairs == 4)
        #expect(check.ties == 1)
        #expect(check.accuracy.value == 0.375)
        #expect(check.longer.value == 0.5)
        #expect(check.byLength.map(\.accuracy.value) == [0.5, 0.25])
        // Pairs 1, 2, 3 and 5 differ: the model puts the response with more of it first in 1, 2, half of 3, not in 5.
        #expect(check.rewards.first?.model.value == 0.625)
        // Of 1, 2 and 3 people do so in 1.
        #expect(check.rewards.first?.people.value == 1.0 / 3)
    }

    @Test("Pairs that answer one dialogue are one cluster")
    func clusters() throws {
        let apart = try PreferenceModelCheck(
            of: "pm", (0..<8).map { pair("\($0)", "long answer", "short", $0 < 4 ? .a : .b, 2, 1) })
        let together = try PreferenceModelCheck(
            of: "pm", (0..<8).map { pair($0 < 4 ? "x" : "y", "long answer \($0)", "short", $0 < 4 ? .a : .b, 2, 1) })
        #expect(apart.accuracy.value == together.accuracy.value)
        #expect(try #require(together.accuracy.standardError) > 2 * (try #require(apart.accuracy.standardError)))
    }

    @Test("Without pairs there is no value")
    func empty() throws {
        let check = try PreferenceModelCheck(of: "pm", [])
        #expect(check.accuracy.value == nil)
        #expect(check.calibration.isEmpty)
    }
}
