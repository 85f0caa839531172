import Candor
import CandorModels
import CandorPreferences
import CandorText
import Testing

@testable import CandorReport

@Suite("Pairs to read")
struct FeatureExamplePickerTests {
    /// Forty pairs: A is polite in the even ones, B in the odd ones; every third prefers B.
    private static let pairs: [(PreferencePair, LabelledPair)] = (0..<40).map { index in
        let preferred: Preference = index.isMultiple(of: 3) ? .b : .a
        let pair = PreferencePair(
            id: "p\(index)", dialogue: Dialogue([.user("Question \(index)")]),
            responseA: index.isMultiple(of: 2) ? "polite" : "rude",
            responseB: index.isMultiple(of: 2) ? "rude" : "polite", preferred: preferred)
        let label: FeatureLabel = index.isMultiple(of: 2) ? .a : .b
        return (pair, LabelledPair(pair: pair.id, preferred: preferred, labels: [label, index == 0 ? nil : .same]))
    }

    private func pick(_ pairs: [(PreferencePair, LabelledPair)], seed: UInt64 = 1, perOutcome: Int = 2)
        -> [FeatureExample]
    {
        var picker = FeatureExamplePicker(features: ["polite", "long"], perOutcome: perOutcome, seed: seed)
        for (pair, labelled) in pairs { picker.add(pair, labelled) }
        return picker.examples
    }

    @Test("Both outcomes are picked, each response on its side, and nothing where both are alike")
    func outcomes() {
        let examples = pick(Self.pairs)
        #expect(examples.map(\.feature) == Array(repeating: "polite", count: 4))
        #expect(examples.map(\.isPreferred) == [true, true, false, false])
        for example in examples {
            #expect(example.having == "polite" && example.lacking == "rude")
            let pair = Self.pairs.first { $0.0.id == example.pair }?.0
            let preferredText = pair?.preferred == .a ? pair?.responseA : pair?.responseB
            #expect((preferredText == "polite") == example.isPreferred)
        }
    }

    @Test("The choice depends on the seed and not on the order of the pairs")
    func seed() {
        #expect(pick(Self.pairs) == pick(Self.pairs.reversed()))
        #expect(pick(Self.pairs) != pick(Self.pairs, seed: 2))
        #expect(pick(Self.pairs, perOutcome: 0).isEmpty)
        #expect(pick(Self.pairs, perOutcome: 100).count == 40)
    }

    @Test("A pair that stands the other way round than when it was labelled is turned")
    func turned() {
        let turned = Self.pairs.map { ($0.0.swapped, $0.1) }
        #expect(pick(turned) == pick(Self.pairs))
    }

    @Test("Ties and even shares pick nothing; a share picks by its majority")
    func shares() {
        func example(_ preference: Preference) -> [FeatureExample] {
            var (pair, labelled) = Self.pairs[0]
            (pair.preferred, labelled.preferred) = (preference, preference)
            return pick([(pair, labelled)])
        }
        #expect(example(.tie).isEmpty && example(.share(0.5)).isEmpty)
        #expect(example(.share(0.8)).map(\.isPreferred) == [true])
        #expect(example(.share(0.2)).map(\.isPreferred) == [false])
    }
}
