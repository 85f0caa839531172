import CandorTestSupport
import Testing

@testable import Candor
@testable import CandorPreferences
@testable import CandorText

@Suite("Labelling real pairs by rules")
struct RulesOnRealPairsTests {
    private static let files = [
        "preferences/hh-rlhf-helpful-base-test-pairs.jsonl", "preferences/hh-rlhf-harmless-base-test.jsonl.gz",
    ]
    private let features = RulesFeatureLabeller.features.map { PreferenceFeature(name: $0, title: "", question: "") }

    @Test(
        "Every label of every real pair swaps with its responses and is the same a second time",
        .enabled(if: files.allSatisfy(SharedData.has), "\(SharedData.absence)"), arguments: files)
    func antisymmetry(_ file: String) throws {
        let counts = try labelCounts(SharedData.path(file))
        // A feature that never differs, or that no pair is "same" in, would say that a dead zone is off.
        for label in FeatureLabel.allCases {
            #expect(counts[label]?.allSatisfy { $0 > 0 } == true, "\(label)")
        }
    }

    @Test(
        "Every label of the excerpts does so too, and so many first responses are the more concise",
        arguments: [
            ("preferences/hh-rlhf-helpful-base-test-pairs.jsonl", [11, 1, 5]),
            ("preferences/hh-rlhf-harmless-base-test.jsonl", [6, 2, 10]),
        ])
    func excerpts(_ file: String, concise: [Int]) throws {
        let counts = try labelCounts(Excerpt.path(file))
        let index = try #require(features.firstIndex { $0.name == "concise" })
        #expect([FeatureLabel.a, .same, .b].map { counts[$0]?[index] ?? 0 } == concise)
    }

    /// How often each feature has each label. On the way, labels are given twice, and with the responses swapped.
    private func labelCounts(_ path: String) throws -> [FeatureLabel: [Int]] {
        let labeller = RulesFeatureLabeller(sentiment: SentimentLexicon(valences: ["good": 1.9, "bad": -2.5]))
        var reader = try PairReader(path: path, seed: 1)
        var counts: [FeatureLabel: [Int]] = [:]
        while let pair = try reader.next() {
            let labels = labeller.labels(of: pair, features: features)
            #expect(labels.allSatisfy { $0 != nil })
            #expect(labeller.labels(of: pair.swapped, features: features) == labels.map { $0?.swapped })
            #expect(labeller.labels(of: pair, features: features) == labels)
            for (index, label) in labels.enumerated() {
                if let label { counts[label, default: Array(repeating: 0, count: features.count)][index] += 1 }
            }
        }
        return counts
    }
}
