import Foundation

@testable import CandorStatistics

/// Pairs whose preferences follow from planted effects.
struct PlantedPairs {
    var pairs = 500
    var effects: [Double] = [0.8, -0.4, 0]
    var position: Double?
    var tie: Double?
    /// How often a label is that of the pair's common factor.
    var correlation = 0.0
    var groups = 0
    /// The standard deviation of each group's own effects.
    var spread = 0.0
    var seed: UInt64 = 1

    func data() throws -> PreferenceData {
        var generator = SeededGenerator(seed: seed, stream: "planted")
        var data = PreferenceData(features: effects.indices.map { "f\($0)" })
        let deviations = (0..<max(1, groups)).map { _ in effects.map { _ in spread * generator.nextNormal() } }
        for pair in 0..<pairs {
            let common = Int8(generator.nextIndex(below: 3)) - 1
            let labels = effects.map { _ in
                generator.nextUniform() < correlation ? common : Int8(generator.nextIndex(below: 3)) - 1
            }
            let group = groups > 0 ? pair % groups : 0
            var predictor = position ?? 0
            for (place, label) in labels.enumerated() {
                predictor += Double(label) * (effects[place] + deviations[group][place])
            }
            let outcome = outcome(predictor, generator.nextUniform())
            try data.append(labels: labels, outcome: outcome, group: groups > 0 ? group : nil)
        }
        return data
    }

    private func outcome(_ predictor: Double, _ uniform: Double) -> PairOutcome {
        let weights = (a: exp(predictor / 2), b: exp(-predictor / 2), tie: tie ?? 0)
        let place = uniform * (weights.a + weights.b + weights.tie)
        return place < weights.a ? .share(1) : place < weights.a + weights.b ? .share(0) : .tie
    }
}
