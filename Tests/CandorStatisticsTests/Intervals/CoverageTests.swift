import Testing

@testable import CandorStatistics

/// How often the 95% intervals hold the truth, by seeded simulation. With 1,000 rounds the share itself has a standard
/// error of 0.7 points; the limits leave room for four of them, and below that for the discreteness of small samples.
@Suite("Coverage of the intervals")
struct CoverageTests {
    @Test("Wilson", arguments: [(20, 0.5), (50, 0.1), (100, 0.02), (300, 0.97)])
    func wilson(_ n: Int, _ rate: Double) throws {
        var generator = SeededGenerator(seed: 101, stream: "\(n) \(rate)")
        let share = try coverage(of: rate, rounds: 1000) {
            let successes = (0..<n).count { _ in generator.nextUniform() < rate }
            return ConfidenceInterval.wilson(share: Double(successes) / Double(n), n: Double(n))
        }
        #expect((0.92...0.99).contains(share), "\(share)")
    }

    @Test(
        "Clustered rates, four draws an item with intraclass correlation ½",
        arguments: [(15, 0.4), (40, 0.5), (40, 0.1), (60, 0.04)])
    func clustered(_ items: Int, _ rate: Double) throws {
        var generator = SeededGenerator(seed: 102, stream: "\(items) \(rate)")
        let share = try coverage(of: rate, rounds: 600) {
            let sample = try ClusteredSample(clusters: (0..<items).map { _ in draws(4, rate, &generator) })
            return ConfidenceInterval(of: sample.mean)
        }
        #expect((0.915...0.995).contains(share), "\(share)")
    }

    @Test("Ignoring the clusters would not do: Wilson over all draws misses far more often")
    func ignoringClusters() throws {
        var generator = SeededGenerator(seed: 103)
        let share = try coverage(of: 0.5, rounds: 600) {
            let values = (0..<40).flatMap { _ in draws(4, 0.5, &generator) }
            let successes = values.compactMap(\.self).reduce(0, +)
            return ConfidenceInterval.wilson(share: successes / Double(values.count), n: Double(values.count))
        }
        #expect(share < 0.9, "\(share)")
    }

    @Test("Paired differences of correlated verdicts", arguments: [20, 80])
    func paired(_ items: Int) throws {
        var generator = SeededGenerator(seed: 104, stream: "\(items)")
        let share = try coverage(of: 0.2, rounds: 600) {
            let pairs = (0..<items).map { _ in
                let common = generator.nextUniform()
                let own = generator.nextUniform() < 0.5 ? common : generator.nextUniform()
                return (condition: common < 0.6 ? 1.0 : 0, reference: own < 0.4 ? 1.0 : 0)
            }
            let comparison = PairedComparison(
                condition: try ClusteredSample(plain: pairs.map(\.condition)),
                reference: try ClusteredSample(plain: pairs.map(\.reference)))
            return ConfidenceInterval(of: comparison.difference)
        }
        #expect((0.925...0.975).contains(share), "\(share)")
    }

    @Test("Positivity with ties, mean over two datasets of different size")
    func datasets() throws {
        var generator = SeededGenerator(seed: 105)
        let share = try coverage(of: 0.55, rounds: 600) {
            let sets = try [(12, 0.3), (60, 0.6)].map { size, more in
                // `more` of 1, a fifth of ½: expected 0.4 and 0.7.
                try ClusteredSample(
                    plain: (0..<size).map { _ in
                        let draw = generator.nextUniform()
                        return draw < more ? 1 : draw < more + 0.2 ? 0.5 : 0
                    }, prefix: "\(size):")
            }
            return ConfidenceInterval(of: .mean(overDatasets: sets.map(\.mean)))
        }
        #expect((0.925...0.98).contains(share), "\(share)")
    }

    @Test("Conditional rates whose denominator varies from item to item")
    func ratio() throws {
        var generator = SeededGenerator(seed: 106)
        let share = try coverage(of: 0.3, rounds: 600) {
            let rows = (0..<50).flatMap { item in
                let isEasy = generator.nextUniform() < 0.5
                return (0..<3).map { _ in
                    RatioObservation(
                        cluster: clusterNames[item], event: generator.nextUniform() < 0.3,
                        given: generator.nextUniform() < (isEasy ? 0.9 : 0.4))
                }
            }
            return ConfidenceInterval(of: try .ratio(of: rows))
        }
        #expect((0.915...0.975).contains(share), "\(share)")
    }

    @Test("Prediction-powered means with a biased judge, also at small numbers of labels", arguments: [25, 60])
    func predictionPowered(_ labels: Int) throws {
        var generator = SeededGenerator(seed: 107, stream: "\(labels)")
        var rawHits = 0
        let share = try coverage(of: 0.4, rounds: 400) {
            let trials = (0..<200).map { index in
                let truth = generator.nextUniform() < 0.4
                // Finds all that is there, and a quarter of what is not.
                let judged = truth || generator.nextUniform() < 0.25
                return JudgedObservation(
                    cluster: clusterNames[index], judged: judged ? 1 : 0, gold: index < labels ? (truth ? 1 : 0) : nil)
            }
            let result = try PredictionPoweredEstimate.mean(of: trials)
            if let raw = ConfidenceInterval(of: result.raw), raw.lower <= 0.4 { rawHits += 1 }
            return ConfidenceInterval(of: result.corrected)
        }
        #expect((0.915...0.98).contains(share), "\(share)")
        #expect(rawHits < 80)
    }

    @Test("Prediction-powered ratios, judge wrong about event and condition, two trials an item")
    func predictionPoweredRatio() throws {
        var generator = SeededGenerator(seed: 108)
        func flipped(_ truth: Bool) -> Bool { generator.nextUniform() < 0.15 ? !truth : truth }
        let share = try coverage(of: 0.5, rounds: 250) {
            let trials = (0..<80).flatMap { item in
                (0..<2).map { _ in
                    let condition = generator.nextUniform() < 0.7
                    let event = generator.nextUniform() < 0.5
                    return JudgedRatioObservation(
                        judged: RatioObservation(
                            cluster: clusterNames[item], event: flipped(event), given: flipped(condition)),
                        gold: item < 30
                            ? RatioObservation(cluster: clusterNames[item], event: event, given: condition) : nil)
                }
            }
            return ConfidenceInterval(of: try PredictionPoweredEstimate.ratio(of: trials).corrected)
        }
        #expect((0.9...0.985).contains(share), "\(share)")
    }

    @Test("The bootstrap of a clustered rate")
    func bootstrap() throws {
        var generator = SeededGenerator(seed: 109)
        var round: UInt64 = 0
        let share = try coverage(of: 0.4, rounds: 200) {
            round += 1
            let sample = try ClusteredSample(clusters: (0..<30).map { _ in draws(3, 0.4, &generator) })
            return try ClusterBootstrap(resamples: 200, seed: round).distribution(of: sample).acceleratedInterval
        }
        #expect((0.88...0.99).contains(share), "\(share)")
    }

    /// Verdicts of one item: each copies the item's own with probability √½, otherwise it is drawn anew.
    private func draws(_ count: Int, _ rate: Double, _ generator: inout SeededGenerator) -> [Double?] {
        let common = generator.nextUniform() < rate
        return (0..<count).map { _ in
            let verdict = generator.nextUniform() < 0.70710678 ? common : generator.nextUniform() < rate
            return verdict ? 1 : 0
        }
    }

    private func coverage(
        of truth: Double, rounds: Int, interval: () throws -> ConfidenceInterval?
    ) throws -> Double {
        var hits = 0
        for _ in 0..<rounds {
            guard let interval = try interval() else { continue }
            if interval.lower <= truth && truth <= interval.upper { hits += 1 }
        }
        return Double(hits) / Double(rounds)
    }
}
