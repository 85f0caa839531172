import Candor
import CandorModels
import CandorPreferences
import CandorStatistics

/// What a data set rewards as an aligned plain-text table for a terminal: combined effects, then features by their median.
public struct EffectTable: Sendable {
    /// What was found.
    public var posterior: PreferencePosterior
    /// The features' names for a reader.
    public var titles: FeatureTitles
    /// How many features to show, those furthest from an even chance; `nil` for all.
    public var limit: Int?
    /// The terminal's width in characters; names are shortened to fit, numbers never.
    public var width: Int

    /// Creates a table.
    /// - Parameters:
    ///   - posterior: What was found.
    ///   - titles: The features' names for a reader.
    ///   - limit: How many features to show, those furthest from an even chance; `nil` for all.
    ///   - width: The terminal's width in characters.
    public init(
        _ posterior: PreferencePosterior, titles: FeatureTitles = FeatureTitles(), limit: Int? = nil, width: Int = 100
    ) {
        self.posterior = posterior
        self.titles = titles
        self.limit = limit
        self.width = width
    }

    /// The table's lines, each ended by a line feed.
    public var text: String {
        let columns: [TextTable.Column] = [
            .init(title: "feature", shortest: 16), .init(title: "preferred", isNumber: true),
            .init(title: "95% interval", isNumber: true), .init(title: "points", isNumber: true),
            .init(title: "pairs", isNumber: true), .init(title: "R-hat", isNumber: true),
            .init(title: "bulk ESS", isNumber: true),
        ]
        return TextTable(columns: columns, rows: cells, width: width).text
    }

    private var cells: [[String]] {
        let combined = posterior.combined.sorted { $0.key < $1.key }.map { name, probability in
            cells(name, probability, rest: ["", "", ""])
        }
        return combined
            + ordered.compactMap { name in
                guard let effect = posterior.effects[name] else { return nil }
                let rest = [
                    String(effect.pairs), NumberText.rHat(effect.rHat), NumberText.draws(effect.bulkESS),
                ]
                return cells(name, effect.probability, rest: rest)
            }
    }

    private func cells(_ name: String, _ probability: PosteriorSummary, rest: [String]) -> [String] {
        [
            titles.title(of: name), NumberText.share(probability.median),
            NumberText.interval(probability.lower95, probability.upper95), NumberText.points(probability.median - 0.5),
        ].map(TerminalText.ascii) + rest.map(TerminalText.ascii)
    }

    private var ordered: [String] {
        func median(_ name: String) -> Double { posterior.effects[name]?.probability.median ?? 0.5 }
        let furthest = posterior.features.sorted { abs(median($0) - 0.5) > abs(median($1) - 0.5) }
        return furthest.prefix(limit ?? furthest.count).sorted { median($0) > median($1) }
    }
}
