import Candor

extension PreferenceComparison {
    /// The comparison as a figure: two posteriors a feature.
    /// - Parameter titles: The features' names for a reader.
    public func figure(titles: FeatureTitles) -> EffectFigure {
        let (own, other) = (EffectMark.Source(name: first, style: .own), EffectMark.Source(name: second, style: .other))
        return EffectFigure(
            id: "comparison", title: "What each rewards",
            caption:
                "The probability that a response which has more of a feature is preferred, all other features equal: posterior "
                + "median (dot), 50% (thick) and 95% interval (thin).",
            rows: effects.map {
                EffectRow(
                    feature: $0.feature, title: titles.title(of: $0.feature), isCombined: Self.isCombined($0.feature))
            },
            marks: effects.flatMap {
                [EffectMark($0.feature, own, $0.first), EffectMark($0.feature, other, $0.second)]
            })
    }

    /// The comparison as comma-separated values (RFC 4180) with a header. Probabilities are fractions.
    /// - Parameter titles: The features' names for a reader.
    public func csv(titles: FeatureTitles) -> String {
        let parts = ["first", "second", "difference"]
        var table = CSVTable(
            header: ["feature", "title"] + parts.flatMap { part in EffectMark.columns.map { "\(part)_\($0)" } }
                + ["probabilityFirstLarger"])
        for effect in effects {
            let posteriors = [effect.first, effect.second, effect.difference]
            let numbers = posteriors.flatMap { [$0.median, $0.lower50, $0.upper50, $0.lower95, $0.upper95] }
            table.append(
                [effect.feature, titles.title(of: effect.feature)]
                    + (numbers + [effect.probabilityFirstLarger]).map { CSVTable.number($0) })
        }
        return table.text
    }

    private static func isCombined(_ feature: String) -> Bool { feature == "matches_users_beliefs" }
}
