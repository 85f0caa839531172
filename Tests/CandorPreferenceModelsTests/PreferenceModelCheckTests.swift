import Candor
import CandorModels
import CandorPreferenceModels
import CandorPreferences
import CandorText
import Foundation
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

    @Test("Accuracy by how many words the preferred response has for those of the other, worked by hand")
    func lengths() throws {
        func words(_ count: Int) -> String { Array(repeating: "so", count: count).joined(separator: " ") }
        func judged(_ preferred: Int, _ other: Int, isRight: Bool) -> ScoredPair {
            // Called A or B by turns, so that both places are tried.
            let isA = (preferred + other) % 2 == 0
            return pair(
                "\(preferred) \(other)", words(isA ? preferred : other), words(isA ? other : preferred), isA ? .a : .b,
                isA == isRight ? 1 : 0, isA == isRight ? 0 : 1)
        }
        let check = try PreferenceModelCheck(
            of: "pm",
            [
                judged(1, 3, isRight: true), judged(3, 7, isRight: false),  // below ½
                judged(1, 2, isRight: true), judged(3, 4, isRight: true), judged(7, 10, isRight: false),  // from ½
                judged(4, 5, isRight: false), judged(4, 4, isRight: false), judged(5, 4, isRight: false),  // ⅘ to 5⁄4
                judged(6, 4, isRight: true), judged(2, 1, isRight: true),  // to 2
                judged(3, 1, isRight: true),  // above 2
            ])
        #expect(check.byRelativeLength.map(\.accuracy.value) == [0.5, 2.0 / 3, 0, 1, 1])
        #expect(check.byRelativeLength.map(\.accuracy.n) == [2, 3, 3, 2, 1])
        #expect(check.byRelativeLength.allSatisfy { $0.accuracy.lower != nil })
    }

    @Test("Pairs without a usable score are counted, and what they could change is bounded")
    func unscored() throws {
        let check = try PreferenceModelCheck(
            of: "pm",
            [
                pair("1", "long answer", "short", .a, 2, 1, .a), pair("2", "long answer", "short", .b, 2, 1, .a),
                pair("3", "long answer", "short", .a, .nan, 1, .a),
                pair("4", "long answer", "short", .a, .infinity, -.infinity, .a),
                pair("5", "long answer", "short", .tie, .nan, .nan, .a),
            ], features: ["polite"])
        #expect(check.pairs == 2)
        #expect(check.unscored == 2)
        #expect(check.ties == 1)
        #expect(check.accuracy.value == 0.5)
        #expect(check.accuracy.unscored == 2)
        #expect(check.accuracy.lowestPossible == 0.25)
        #expect(check.accuracy.highestPossible == 0.75)
        #expect(check.longer.n == 2)
        #expect(check.byLength.map(\.accuracy.unscored) == [2, 0])
        #expect(check.rewards.first?.model.value == 1)
        #expect(check.rewards.first?.model.unscored == 3)
        #expect(check.rewards.first?.people.value == 0.75)
        #expect(
            check.notes.prefix(1) == [
                "2 of 4 decided pairs have no usable score: with them accuracy would be from 25.0% to 75.0%"
            ])
    }

    @Test("Scores of another scale are calibrated after scaling, and a note says so")
    func scale() throws {
        func check(_ margin: Double) throws -> PreferenceModelCheck {
            try PreferenceModelCheck(
                of: "pm", (0..<64).map { pair("\($0)", "long answer", "short", $0 < 48 ? .a : .b, margin, 0) })
        }
        let large = try check(100)
        #expect(large.calibration.allSatisfy { abs($0.predicted - 1) < 1e-12 })
        // Sixteen of 64 pairs cost 100 nats each.
        #expect(try abs(#require(large.loss.value) - 25) < 1e-9)
        #expect(try abs(#require(large.temperature.value) - 100 / log(3)) < 1e-9)
        let scaled = try #require(large.scaled)
        #expect(scaled.calibration.allSatisfy { abs($0.predicted - 0.75) < 1e-12 })
        let entropy = -0.75 * log(0.75) - 0.25 * log(0.25)
        #expect(try abs(#require(scaled.loss.value) - entropy) < 1e-12)
        #expect(large.notes.count == 1)
        #expect(large.notes.allSatisfy { $0.contains("a difference of 91 ") && $0.contains("too sure") })
        let small = try check(0.01)
        #expect(small.notes.count == 1)
        #expect(small.notes.allSatisfy { $0.contains("too unsure") })
        #expect(small.scaled?.loss.value.map { abs($0 - entropy) < 1e-12 } == true)
        // Log-odds as they should be need no note.
        #expect(try check(log(3)).notes.isEmpty)
        // Nine of sixteen are hardly more than half.
        let weak = try PreferenceModelCheck(
            of: "pm", (0..<16).map { pair("\($0)", "long answer", "short", $0 < 9 ? .a : .b, 100, 0) })
        #expect(weak.notes.count == 1)
        #expect(weak.notes.allSatisfy { $0.contains("cannot tell whether") })
    }

    @Test("Without a temperature there is a reason")
    func noScale() throws {
        func check(_ right: Int, _ margin: Double) throws -> PreferenceModelCheck {
            try PreferenceModelCheck(
                of: "pm", (0..<8).map { pair("\($0)", "long answer", "short", $0 < right ? .a : .b, margin, 0) })
        }
        for (right, margin, reason) in [(8, 1.0, "wrong way round"), (2, 1, "do not go with"), (4, 0, "same score")] {
            let check = try check(right, margin)
            #expect(check.scaled == nil)
            #expect(check.temperature.value == nil)
            #expect(check.notes.count == 1)
            #expect(check.notes.allSatisfy { $0.contains(reason) }, "\(check.notes)")
        }
    }

    @Test("Without pairs there is no value")
    func empty() throws {
        let check = try PreferenceModelCheck(of: "pm", [])
        #expect(check.accuracy.value == nil)
        #expect(check.calibration.isEmpty)
        #expect(check.notes.isEmpty)
    }
}
