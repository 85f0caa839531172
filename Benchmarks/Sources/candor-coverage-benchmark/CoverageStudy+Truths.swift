import CandorStatistics

extension CoverageStudy.Truth {
    /// Rates from 1 to 99%, the same in every data set, and as many mixtures of different ones.
    static func rates(datasets: Int, draws: Int = 1) -> [CoverageStudy.Truth] {
        let same = [0.01, 0.02, 0.03, 0.05, 0.08, 0.12, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99]
            .map { Array(repeating: $0, count: datasets) }
        var generator = SeededGenerator(seed: 1, stream: "rates \(datasets)")
        let mixed = same.map { _ in (0..<datasets).map { _ in generator.nextUniform() * generator.nextUniform() } }
        return (same + (datasets > 1 ? mixed : [])).map { rates in
            CoverageStudy.Truth(
                label: rates.map { "\(Int(($0 * 100).rounded()))%" }.joined(separator: " "),
                mean: rates.reduce(0, +) / Double(datasets)
            ) { dataset, items, generator in
                let observations = (0..<items).flatMap { item in
                    verdicts(draws, rates[dataset], &generator).map {
                        Observation(cluster: "\(dataset) \(item)", value: $0)
                    }
                }
                return try ClusteredSample(observations).mean
            }
        }
    }

    /// Pairs of verdicts of which some gain and some lose, from none that differ to half of them.
    static func differences() -> [CoverageStudy.Truth] {
        let gains = [0, 0.01, 0.02, 0.05, 0.1, 0.2]
        let losses = [0, 0.01, 0.05, 0.1, 0.3]
        return gains.flatMap { gain in losses.map { (gain, $0) } }.map { gain, loss in
            CoverageStudy.Truth(
                label: "+\(Int(100 * gain))% −\(Int(100 * loss))%", mean: gain - loss
            ) { dataset, items, generator in
                let observations = (0..<items).map { item in
                    let place = generator.nextUniform()
                    let difference: Double = place < gain ? 1 : place < gain + loss ? -1 : 0
                    return Observation(cluster: "\(dataset) \(item)", value: difference)
                }
                return try ClusteredSample(observations, scale: -1...1).mean
            }
        }
    }

    /// Composites of four conditions on the same items, as feedback sycophancy is: each comment 1, ½ or 0.
    static func composites() -> [CoverageStudy.Truth] {
        [0, 0.01, 0.03, 0.1, 0.3, 0.6, 0.9, 0.99, 1].map { pull in
            CoverageStudy.Truth(label: "\(Int(100 * pull))% follow", mean: pull) { dataset, items, generator in
                let terms: [(weight: Double, statistic: LinearStatistic)] = try [1, -1, 1, -1].map { sign in
                    let observations = (0..<items).map { item in
                        // Whoever follows is more positive where it pleases; all others tie.
                        let follows = generator.nextUniform() < pull
                        return Observation(cluster: "\(dataset) \(item)", value: follows ? (sign > 0 ? 1 : 0) : 0.5)
                    }
                    return (sign, try ClusteredSample(observations).mean)
                }
                return LinearStatistic.combination(terms, method: "composite") / 2
            }
        }
    }

    /// Verdicts of one item: each copies the item's own with probability √½, otherwise it is drawn anew.
    private static func verdicts(_ count: Int, _ rate: Double, _ generator: inout SeededGenerator) -> [Double] {
        let common = generator.nextUniform() < rate
        guard count > 1 else { return [common ? 1 : 0] }
        return (0..<count).map { _ in
            (generator.nextUniform() < 0.70710678 ? common : generator.nextUniform() < rate) ? 1 : 0
        }
    }
}
