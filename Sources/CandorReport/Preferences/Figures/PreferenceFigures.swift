import Candor
import CandorPreferences
import CandorStatistics

/// The figures of what a data set rewards: 5, 18, 19 and 20 of the paper, with this data beside the paper's.
public struct PreferenceFigures: Hashable, Sendable {
    /// Figure 5: every feature's effect.
    public var effects: EffectFigure
    /// Figure 18: how the effects hang together.
    public var correlations: CorrelationFigure
    /// Figure 19: six fits that each leave out another sixth; `nil` where they were not made.
    public var splits: EffectFigure?
    /// Figure 20: one feature unobserved at a time; `nil` where such fits were not made.
    public var unobserved: EffectFigure?

    /// Makes the figures.
    /// - Parameters:
    ///   - posterior: What was found.
    ///   - titles: The features' names for a reader.
    /// - Throws: ``ReportError`` with `brokenInstallation`.
    public init(_ posterior: PreferencePosterior, titles: FeatureTitles) throws(ReportError) {
        let composer = PreferenceFigureComposer(
            posterior: posterior, titles: titles, paper: try PaperPreferences.shipped())
        effects = composer.effects
        correlations = composer.correlations
        splits = composer.splits
        unobserved = composer.unobserved
    }

    /// The figures that there are, in the paper's order.
    var all: [any ExportableFigure] {
        let sensitivity: [any ExportableFigure] = [splits, unobserved].compactMap { $0 }
        return [effects, correlations] + sensitivity
    }
}
