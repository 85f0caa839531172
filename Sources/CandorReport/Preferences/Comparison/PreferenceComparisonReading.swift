import CandorModels

/// What a comparison found, in a sentence or two.
public struct PreferenceComparisonReading: Hashable, Sendable {
    /// Which reward agreement more, and in how many features the two differ.
    public var sentence: String

    /// Reads a comparison.
    /// - Parameters:
    ///   - comparison: What two data sets reward.
    ///   - titles: The features' names for a reader.
    public init(_ comparison: PreferenceComparison, titles: FeatureTitles = FeatureTitles()) {
        let differing = comparison.effects.filter { $0.difference.lower95 > 0 || $0.difference.upper95 < 0 }
        let names = WordList.text(differing.map { "“\(titles.title(of: $0.feature))”" })
        let count = comparison.effects.count
        let expected = Double(count) * 0.05
        var text = Self.agreement(comparison).map { $0 + " " } ?? ""
        text +=
            differing.isEmpty
            ? "In none of \(count) effects does the 95% interval of the difference leave out zero."
            : "The 95% interval of the difference leaves out zero in \(differing.count) of \(count) effects: \(names)."
        if count >= 5 {
            text +=
                " Were all effects equal, about \(NumberText.decimals(expected, 1)) of them would by chance."
        }
        sentence = text
    }

    private static func agreement(_ comparison: PreferenceComparison) -> String? {
        let names = ["matches_users_beliefs", "agree_human_explicit", "agree_human_implicit"]
        guard let effect = names.lazy.compactMap({ name in comparison.effects.first { $0.feature == name } }).first
        else { return nil }
        let interval = NumberText.interval(effect.difference.lower95, effect.difference.upper95, isDifference: true)
        let both =
            "\(NumberText.share(effect.first.median)) against \(NumberText.share(effect.second.median)), a difference of "
            + "\(NumberText.points(effect.difference.median)) points (95%\u{A0}interval \(interval))"
        if effect.difference.lower95 > 0 {
            return
                "\(comparison.first) rewards agreement with the user's views more than \(comparison.second): \(both)."
        }
        if effect.difference.upper95 < 0 {
            return
                "\(comparison.second) rewards agreement with the user's views more than \(comparison.first): \(both)."
        }
        return "Which of the two rewards agreement with the user's views more cannot be told: \(both)."
    }
}
