import CandorStatistics
import Foundation

extension PreferenceModelCheck {
    /// What pairs without a usable score could change.
    static func notes(_ accuracy: Estimate) -> [String] {
        guard accuracy.unscored > 0 else { return [] }
        let pairs = "\(accuracy.unscored) of \(accuracy.n + accuracy.unscored) decided pairs have no usable score"
        guard let lowest = accuracy.lowestPossible, let highest = accuracy.highestPossible else { return [pairs] }
        return [
            pairs + ": with them accuracy would be from \(PlainNumber.percent(lowest)) to "
                + PlainNumber.percent(highest)
        ]
    }

    /// What the scale of the scores means for the calibration.
    static func notes(_ fit: TemperatureFit) -> [String] {
        switch fit.obstacle {
        case .noDifference?:
            guard fit.temperature.n > 0 else { return [] }
            return ["Both responses of every pair get the same score: nothing is put first"]
        case .separated?:
            return ["No pair is put the wrong way round, so that no scale of the scores is too bold for these pairs"]
        case .unrelated?:
            return ["The scores do not go with what people preferred: no scale makes probabilities of them"]
        case nil:
            return scaleNote(fit.temperature).map { [$0] } ?? []
        }
    }

    /// Said only where the scale differs from log-odds by more than a factor of two, and by more than chance.
    private static func scaleNote(_ temperature: Estimate) -> String? {
        guard let value = temperature.value, let lower = temperature.lower else { return nil }
        guard let upper = temperature.upper else {
            return "These pairs cannot tell whether the scores go with what people preferred at all: the scaled "
                + "calibration says little"
        }
        guard (value > 2 && lower > 1) || (value < 0.5 && upper < 1) else { return nil }
        return "The scores are of another scale than log-odds: a difference of \(PlainNumber.significant(value)) is "
            + "worth one unit of them. Taken as they are, they are far too \(value > 1 ? "sure" : "unsure"): read the "
            + "scaled calibration"
    }
}
