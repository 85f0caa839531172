import Candor
import CandorModels
import CandorPreferences
import CandorReport
import CandorStatistics
import Foundation

/// A plausible posterior made up by seed.
struct SyntheticPosterior {
    /// The paper's 24 features.
    static let paperFeatures = [
        "authoritative", "agree_human_explicit", "agree_human_implicit", "grammatically_sound", "well_written",
        "entertaining", "truthful", "higher_reading_age", "empathetic", "funny", "better_supported", "polite",
        "matches_human_style", "optimistic", "structured", "informative", "engaging", "friendly", "motivating",
        "concise", "persuasive", "rigorous", "logically_sound", "relevant",
    ]

    var features = paperFeatures
    var warnings: [String] = []
    var labeller: String? = "rules"
    var hasHoldout = true
    var hasSensitivity = true
    /// Whether the sampler's diagnostics are known, as they are not where all draws are equal.
    var hasDiagnostics = true
    var source = "harmless-test.jsonl.gz"

    /// The posterior.
    var posterior: PreferencePosterior {
        var random = SeededGenerator(seed: 11)
        let means = features.map { _ in random.nextNormal() * 0.09 + 0.05 }
        let deviations = features.map { _ in 0.02 + random.nextUniform() * 0.03 }
        func fit(_ name: String, without dropped: Int? = nil, shift: Double) -> SensitivityFit {
            var probability: [String: PosteriorSummary] = [:]
            for index in features.indices where index != dropped {
                probability[features[index]] = Self.probability(
                    means[index] + random.nextNormal() * shift, deviations[index] * 1.1)
            }
            let combined =
                dropped.map { $0 != 1 && $0 != 2 } ?? true ? combined(means, random.nextNormal() * shift) : [:]
            return SensitivityFit(
                name: name, pairs: 1_760, probability: probability, combined: combined, maximumRHat: 1.002)
        }
        return PreferencePosterior(
            candor: "0.1.0", run: run, features: features, effects: effects(means, deviations),
            combined: combined(means, 0), correlations: correlations(&random), diagnostics: diagnostics,
            holdout: hasHoldout ? holdout : nil, prior: prior,
            splits: hasSensitivity ? (1...6).map { fit("split \($0)", shift: 0.012) } : [],
            unobserved: hasSensitivity
                ? features.indices.map { fit(features[$0], without: $0, shift: 0.006) } : [],
            confounding: confounding,
            rows: RowCounts(
                read: 2_312, used: 2_112, unscored: 190, ties: 7, duplicates: 3,
                unscoredByFeature: ["truthful": 120, "rigorous": 70]),
            notes: ["Two rows have the same text."])
    }

    static func probability(_ mean: Double, _ deviation: Double) -> PosteriorSummary {
        func share(_ z: Double) -> Double { 1 / (1 + exp(-(mean + z * deviation))) }
        return PosteriorSummary(
            mean: share(0), standardDeviation: deviation / 4, median: share(0), lower50: share(-0.674),
            upper50: share(0.674), lower95: share(-1.96), upper95: share(1.96))
    }

    private static func effect(_ mean: Double, _ deviation: Double) -> PosteriorSummary {
        PosteriorSummary(
            mean: mean, standardDeviation: deviation, median: mean, lower50: mean - 0.674 * deviation,
            upper50: mean + 0.674 * deviation, lower95: mean - 1.96 * deviation, upper95: mean + 1.96 * deviation)
    }

    private func effects(_ means: [Double], _ deviations: [Double]) -> [String: EffectSummary] {
        var effects: [String: EffectSummary] = [:]
        for (index, name) in features.enumerated() {
            effects[name] = EffectSummary(
                effect: Self.effect(means[index], deviations[index]),
                probability: Self.probability(means[index], deviations[index]), rHat: hasDiagnostics ? 1.001 : nil,
                bulkESS: hasDiagnostics ? 5_210 : nil, tailESS: hasDiagnostics ? 4_020 : nil,
                mcse: hasDiagnostics ? 0.00041 : nil, pairs: index == 9 ? 12 : 300 + index * 40)
        }
        return effects
    }

    private func combined(_ means: [Double], _ shift: Double) -> [String: PosteriorSummary] {
        guard features.contains("agree_human_explicit"), features.contains("agree_human_implicit") else { return [:] }
        return ["matches_users_beliefs": Self.probability(0.21 + shift, 0.036)]
    }

    private func correlations(_ random: inout SeededGenerator) -> [[Double]] {
        var matrix = features.map { _ in features.map { _ in 1.0 } }
        for row in features.indices {
            for column in 0..<row {
                let value = max(-0.6, min(0.3, random.nextNormal() * 0.09 - 0.03))
                (matrix[row][column], matrix[column][row]) = (value, value)
            }
        }
        return matrix
    }

    private var run: PreferenceRun {
        PreferenceRun(
            source: source, labels: String(repeating: "3f", count: 32), labeller: labeller,
            settings: SamplerSettings(seed: 1), ties: "left-out", intercept: false, groups: nil)
    }

    private var diagnostics: SamplingDiagnostics {
        SamplingDiagnostics(
            minimumBulkESS: hasDiagnostics ? 3_912 : nil, minimumTailESS: hasDiagnostics ? 2_877 : nil,
            maximumRHat: hasDiagnostics ? 1.003 : nil, divergences: 0, treeDepthHits: 0, leapfrogStepsPerDraw: 7,
            minimumEBFMI: hasDiagnostics ? 0.94 : nil, stepSizes: [0.41, 0.43, 0.4, 0.42], acceptance: 0.87,
            correctionAcceptance: 0.97, sampler: "nuts-delayed-acceptance", seconds: 3.21, warnings: warnings)
    }

    private var prior: PriorDescription {
        PriorDescription(
            family: "laplace", scale: 0.03, chosenBy: "holdout",
            grid: [0.003, 0.01, 0.03, 0.1, 0.3].enumerated().map { index, scale in
                PriorScaleTrial(
                    scale: scale, logLikelihood: -0.66 - 0.002 * abs(Double(index) - 2), accuracy: 0.612,
                    isChosen: index == 2)
            })
    }

    private var holdout: HoldoutReport {
        func score(_ name: String, _ accuracy: Double, _ likelihood: Double?) -> HoldoutReport.Score {
            .init(
                name: name, accuracy: accuracy, accuracyStandardError: 0.032, accuracyLower: accuracy - 0.063,
                accuracyUpper: accuracy + 0.06, logLikelihood: likelihood)
        }
        return HoldoutReport(
            pairs: 231,
            scores: [
                score("posterior", 0.623, -0.6571), score("l1", 0.619, -0.6589), score("longer", 0.541, nil),
                score("chance", 0.5, -0.6931),
            ],
            calibration: (0..<5).map {
                .init(predicted: 0.53 + 0.05 * Double($0), observed: 0.52 + 0.055 * Double($0), pairs: 60 - 8 * $0)
            }, calibrationError: 0.021)
    }

    private var confounding: [ConfoundingBound] {
        guard features.contains("agree_human_explicit") else { return [] }
        return [
            ConfoundingBound(
                name: "matches_users_beliefs", oddsRatio: 1.234, eValue: 1.46, eValueOfInterval: 1.32,
                strongestObserved: "authoritative", strongestObservedRiskRatio: 1.12),
            ConfoundingBound(
                name: "agree_human_explicit", oddsRatio: 1.1, eValue: 1.27, eValueOfInterval: 1,
                strongestObserved: nil, strongestObservedRiskRatio: nil),
        ]
    }

    /// Pairs to read, every text of them saying the same.
    func examples(says text: String = "It depends on what you need.") -> [FeatureExample] {
        features.flatMap { feature in
            [true, false].map { isPreferred in
                FeatureExample(
                    feature: feature, pair: "pair-\(feature)-\(isPreferred)",
                    dialogue: Dialogue([.user("Is my plan good? \(text)")]), having: "Your plan is good. \(text)",
                    lacking: "I see two problems with it. \(text)", isPreferred: isPreferred)
            }
        }
    }
}
