import Foundation

/// How the effects of one fit differ from those of another, on other data or another group of raters.
public struct EffectDifference: Hashable, Sendable, Codable {
    /// The feature, or the name of a combination.
    public var name: String
    /// The posterior of α of the first fit less α of the second.
    public var effect: PosteriorSummary
    /// The posterior of σ(α) of the first less σ(α) of the second.
    public var probability: PosteriorSummary
    /// The posterior probability that the first is the greater.
    public var probabilityOfGreater: Double

    /// Creates a difference.
    public init(
        name: String, effect: PosteriorSummary, probability: PosteriorSummary, probabilityOfGreater: Double
    ) {
        self.name = name
        self.effect = effect
        self.probability = probability
        self.probabilityOfGreater = probabilityOfGreater
    }
}

extension PreferenceFit {
    /// The differences in every feature and combination that two fits share. The fits are of separate data, so that their
    /// posteriors are independent and any draw of one may be set against any draw of the other.
    /// - Parameter other: What is subtracted.
    /// - Returns: Features in the order of this fit, then combinations by name.
    public func difference(from other: PreferenceFit) -> [EffectDifference] {
        let mine = features.map { ($0, [$0]) } + combinations.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        return mine.compactMap { name, members in
            guard other.features.contains(name) || other.combinations[name] == members,
                let draws = sums(of: members), let others = other.sums(of: members)
            else { return nil }
            let pairs = Array(zip(draws, others))
            guard !pairs.isEmpty else { return nil }
            let greater = pairs.count { $0 > $1 }
            return EffectDifference(
                name: name, effect: PosteriorSummary(of: pairs.map { $0 - $1 }),
                probability: PosteriorSummary(of: pairs.map { 1 / (1 + exp(-$0)) - 1 / (1 + exp(-$1)) }),
                probabilityOfGreater: Double(greater) / Double(pairs.count))
        }
    }

    /// Σα over some features, draw by draw through all chains; `nil` where one is not in the fit.
    func sums(of members: [String]) -> [Double]? {
        var sums = Array(repeating: 0.0, count: draws.chains.count * draws.drawsPerChain)
        for member in members {
            guard let place = features.firstIndex(of: member) else { return nil }
            for (draw, value) in draws.series(place).joined().enumerated() { sums[draw] += value }
        }
        return sums
    }
}
