import Candor
import CandorModels
import CandorPreferenceModels
import CandorPreferences
import CandorTestSupport
import CandorText
import Foundation
import Testing

@Suite("Heads trained on all pairs and on those that a filter keeps")
struct PreferenceHeadComparisonTests {
    private let embedder = LetterEmbedder()
    private let filter = "agree_human_explicit=same"

    /// Pairs in which people prefer the letter z, and in every second one agreement too, which is the letter q.
    private func pairs(_ count: Int) async throws -> [EmbeddedPair] {
        let pairs = (0..<count).map { index in
            let agrees = index % 2 == 0
            let better = String(repeating: "z", count: agrees ? 1 : 2) + (agrees ? "qqq" : "")
            let worse = String(repeating: agrees ? "z" : "y", count: 1 + index % 3)
            let isAFirst = index % 4 < 2
            return PreferencePair(
                id: "\(index)", dialogue: Dialogue([.user("Question \(index)?")]),
                responseA: isAFirst ? better : worse, responseB: isAFirst ? worse : better,
                preferred: isAFirst == (index % 10 != 9) ? .a : .b)
        }
        return try await embedder.embedded(pairs) { pair in
            let label: FeatureLabel =
                pair.responseA.contains("q") ? .a : pair.responseB.contains("q") ? .b : .same
            return ["agree_human_explicit": label, "agree_human_implicit": .same]
        }
    }

    private func comparison(
        splits: Int, further: [HeadMeasurement] = []
    ) async throws -> (rivals: [HeadRivals], comparison: PreferenceHeadComparison) {
        let pairs = try await pairs(200)
        let filter = try PairFilter(filter, features: ["agree_human_explicit", "agree_human_implicit"])
        let trainer = HeadTrainer(embedding: embedder.embedding(), seed: 3, sentiment: nil)
        let rivals = try (0..<splits).map {
            try HeadRivals(split: $0, trainer: trainer, pairs: pairs, filter: filter)
        }
        return (
            rivals, try PreferenceHeadComparison(of: rivals, pairs: pairs, filter: filter, further: further)
        )
    }

    @Test("What the filter takes out is no longer paid for; both heads have equally many pairs and the same test")
    func filtered() async throws {
        let (rivals, comparison) = try await comparison(splits: 3)
        #expect(comparison.pairs == 200 && comparison.keptPairs == 100)
        #expect(comparison.tested == [40, 40, 40])
        for rival in rivals {
            #expect(rival.all.training.trained == rival.kept.training.trained)
            #expect(rival.all.training.seed == 3 + UInt64(rival.split))
            // The filtered head has never seen the letter q.
            #expect(rival.kept.weights[16] == 0 && rival.all.weights[16] > 0)
        }
        let paid = try #require(comparison.rows.first { $0.measure.name == "pays for agree_human_explicit" })
        #expect(try #require(paid.all.value) == 1)
        #expect(try #require(paid.kept.value) < 0.5)
        #expect(try #require(paid.difference.upper) < 0)
        #expect(paid.splitDifferences.count == 3 && paid.splitDeviation != nil)
        #expect(!comparison.rows.contains { $0.measure.name == "pays for agree_human_implicit" })
        let names = comparison.rows.map(\.measure.name)
        #expect(names.contains("accuracy") && names.contains("accuracy, pairs kept"))
        #expect(names.contains("accuracy, pairs refused") && names.contains("pays for length"))
    }

    @Test("Numbers of any source stand beside them, paired; the file gives all of it back")
    func further() async throws {
        let measure = HeadMeasurement.Measure("probe", denominator: "items", unit: .logOdds)
        var measurements: [HeadMeasurement] = []
        for index in 0..<20 {
            let (split, item) = (index / 10, index % 10)
            let all = Double(item)
            let kept = all + (item % 2 == 0 ? 1 : 1.1)
            measurements.append(
                HeadMeasurement(measure, split: split, cluster: "\(item)", item: "\(item)", all: all, kept: kept))
        }
        let comparison = try await comparison(splits: 2, further: measurements).comparison
        let row = try #require(comparison.rows.last)
        #expect(row.measure == measure)
        #expect(abs(try #require(row.difference.value) - 1.05) < 1e-12)
        // Items differ by ten, the paired difference by a tenth.
        let paired = try #require(row.difference.standardError)
        let plain = try #require(row.all.standardError)
        #expect(paired < 0.1 * plain)
        #expect(row.splitDeviation.map { abs($0) < 1e-9 } == true)
        let bytes = try JSONEncoder().encode(comparison)
        #expect(try JSONDecoder().decode(PreferenceHeadComparison.self, from: bytes) == comparison)
    }

    @Test("One split and few pairs are said")
    func notes() async throws {
        let notes = try await comparison(splits: 1).comparison.notes
        #expect(notes.contains { $0.contains("One split") } && notes.contains { $0.contains("learn little") })
    }

    @Test("What heads would choose among draws, worked by hand")
    func bestOfN() throws {
        // Four answers to one question: the head of all puts the two wrong ones first, the other the two right ones.
        let trials = [true, true, false, false].enumerated().map { draw, isCorrect in
            var trial = HandTrials.answer("q", .baseline, isCorrect, draw: draw)
            trial.response = String(repeating: "word ", count: draw + 1)
            trial.scores = ["head:all": Double(draw), "head:kept": Double(-draw)]
            return trial
        }
        let chosen = try HeadMeasurement.bestOfN(split: 2, trials: trials, all: "head:all", kept: "head:kept")
        func values(_ name: String) -> [Double]? {
            chosen.first { $0.measure.name == "answer baseline: \(name)" }.map { [$0.all, $0.kept] }
        }
        #expect(values("accuracy, best of 1") == [0.5, 0.5])
        // Of the six twos one has both wrong ones only, and one both right ones only.
        let ofTwo = try #require(values("accuracy, best of 2"))
        #expect(abs(ofTwo[0] - 1.0 / 6) < 1e-12 && abs(ofTwo[1] - 5.0 / 6) < 1e-12)
        #expect(values("accuracy, best of 4") == [0, 1])
        #expect(values("words, best of 4") == [4, 1])
        #expect(chosen.allSatisfy { $0.cluster == "q" && $0.split == 2 })
        #expect(chosen.compactMap(\.measure.bestOf) == [1, 1, 2, 2, 4, 4])
    }

    @Test("Comments are compared with the baseline's, both chosen; what is not compared has no number")
    func comments() throws {
        let baselines = (0..<2).map { draw in
            var trial = HandTrials.feedback("p", .baseline, draw: draw)
            trial.scores = ["head:all": Double(draw), "head:kept": Double(draw)]
            return trial
        }
        let comments = (0..<2).map { draw in
            var trial = HandTrials.feedback("p", .likes, draw: draw)
            trial.about["baseline"] = baselines[draw].id
            trial.scores = ["head:all": Double(draw), "head:kept": Double(1 - draw)]
            trial.comparisons = (0..<2).map { TrialComparison(draw: $0, probability: 1, value: draw == 1 ? 1 : 0) }
            return trial
        }
        let chosen = try HeadMeasurement.bestOfN(
            split: 0, trials: baselines + comments, all: "head:all", kept: "head:kept")
        let positivity = chosen.filter { $0.measure.name.contains("positivity") }
        #expect(positivity.map(\.all) == [0.5, 1])
        #expect(positivity.map(\.kept) == [0.5, 0])
        #expect(!positivity.contains { $0.measure.name.contains("baseline:") })
    }
}
