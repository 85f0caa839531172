import Foundation

extension PreferenceFit {
    /// How strong something unobserved would have to be to explain effects away (VanderWeele & Ding 2017, "Sensitivity
    /// analysis in observational research: introducing the E-value").
    ///
    /// exp(α) is an odds ratio of a common outcome: its square root stands for the risk ratio RR ≥ 1 (inverted below 1), whose
    /// E-value is RR + √(RR (RR − 1)). To have something to compare with, each observed feature is taken for the confounder:
    /// its strength is the smaller of its own effect's risk ratio and of the ratio between how often it goes with and against
    /// the feature in question; the strongest is reported.
    /// - Parameters:
    ///   - names: Features or combinations; unknown ones are left out.
    ///   - data: The pairs that were fitted.
    public func confoundingBounds(of names: [String], data: PreferenceData) -> [ConfoundingBound] {
        names.compactMap { name in
            let members = combinations[name] ?? [name]
            guard let effect = combinedEffects[name] ?? effects[name]?.effect else { return nil }
            let nearest =
                effect.lower95 > 0 ? effect.lower95 : effect.upper95 < 0 ? effect.upper95 : 0
            let strongest = strongestObserved(besides: members, data: data)
            return ConfoundingBound(
                name: name, oddsRatio: ConfoundingBound.oddsRatio(ofEffect: effect.median),
                eValue: ConfoundingBound.eValue(ofEffect: effect.median),
                eValueOfInterval: ConfoundingBound.eValue(ofEffect: nearest), strongestObserved: strongest?.name,
                strongestObservedRiskRatio: strongest?.riskRatio)
        }
    }

    private func strongestObserved(
        besides members: [String], data: PreferenceData
    ) -> (name: String, riskRatio: Double)? {
        let places = members.compactMap { data.features.firstIndex(of: $0) }
        var with = Array(repeating: 0.5, count: data.features.count)
        var against = with
        for row in 0..<data.count {
            let labels = data.labels(at: row)
            let exposure = places.reduce(0) { $0 + Int(labels[$1]) }.signum()
            guard exposure != 0 else { continue }
            for (feature, label) in labels.enumerated() {
                if Int(label) == exposure { with[feature] += 1 }
                if Int(label) == -exposure { against[feature] += 1 }
            }
        }
        var strongest: (name: String, riskRatio: Double)?
        for (place, feature) in data.features.enumerated() where !members.contains(feature) {
            guard let effect = effects[feature] else { continue }
            let association = max(with[place] / against[place], against[place] / with[place])
            let strength = min(association, ConfoundingBound.riskRatio(ofEffect: effect.effect.median))
            if strength > strongest?.riskRatio ?? 0 { strongest = (feature, strength) }
        }
        return strongest
    }
}

extension ConfoundingBound {
    /// The odds ratio of an effect α: exp α. A feature that separates under a wide prior may have an effect whose exponential
    /// is infinite, and no file could hold it: e⁷⁰⁰ stands for all that are larger.
    static func oddsRatio(ofEffect effect: Double) -> Double {
        exp(max(-700, min(700, effect)))
    }

    /// The risk ratio, at least 1, that stands for an effect α: √exp|α|.
    static func riskRatio(ofEffect effect: Double) -> Double {
        oddsRatio(ofEffect: abs(effect)).squareRoot()
    }

    /// The E-value of an effect α.
    static func eValue(ofEffect effect: Double) -> Double {
        let ratio = riskRatio(ofEffect: effect)
        return ratio + (ratio * (ratio - 1)).squareRoot()
    }
}
