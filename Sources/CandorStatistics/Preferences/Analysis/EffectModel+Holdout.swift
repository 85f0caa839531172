import Foundation

extension EffectModel {
    /// Fits the model without min(1,000, 10%) of the decided pairs, drawn by the settings' seed, and says how well it predicts
    /// them, beside the baselines: the L1 point estimate, always the longer response, chance. Ties are never held out: all
    /// predictions are of A against B, given that there is a preference.
    /// - Parameters:
    ///   - data: The pairs.
    ///   - lengthDifference: For each pair how many characters longer A is than B, for the baseline `longer`; without it, or if it
    ///     has another length than the data, that baseline is left out.
    ///   - settings: Chains, draws and the seed.
    ///   - sampler: How to sample.
    /// - Returns: `nil` where fewer than ten pairs are decided.
    /// - Throws: `StatisticsError` as `fit`; `CancellationError`.
    public func holdoutReport(
        on data: PreferenceData, lengthDifference: [Double]? = nil, settings: SamplerSettings,
        sampler: EffectSampler = .automatic
    ) async throws -> HoldoutReport? {
        guard let split = HoldoutSplit(of: data, seed: settings.seed) else { return nil }
        let training = data.selecting(split.training)
        let heldOut = data.selecting(split.heldOut)
        let samples = try await samples(of: training, settings: settings, sampler: sampler)
        let predicted = PairPrediction.posterior(of: heldOut, by: samples)
        var scores = [HoldoutReport.Score(name: "posterior", predicted: predicted, shares: heldOut.shares)]
        scores.append(
            HoldoutReport.Score(name: "l1", predicted: l1Predictions(training, heldOut), shares: heldOut.shares))
        if let lengthDifference, lengthDifference.count == data.count {
            let guesses = split.heldOut.map { row in
                lengthDifference[row] > 0 ? 1 : lengthDifference[row] < 0 ? 0 : 0.5
            }
            var score = HoldoutReport.Score(name: "longer", predicted: guesses, shares: heldOut.shares)
            score.logLikelihood = nil
            scores.append(score)
        }
        scores.append(
            HoldoutReport.Score(
                name: "chance", accuracy: 0.5, accuracyStandardError: 0, accuracyLower: 0.5, accuracyUpper: 0.5,
                logLikelihood: -log(2)))
        let bins = HoldoutReport.calibration(predicted: predicted, shares: heldOut.shares)
        let error = bins.reduce(0) { $0 + Double($1.pairs) * abs($1.predicted - $1.observed) }
        return HoldoutReport(
            pairs: heldOut.count, scores: scores, calibration: bins, calibrationError: error / Double(heldOut.count))
    }

    /// Predictions by the L1 point estimate, whose penalty is the Laplace prior's, or that of a Laplace prior with the
    /// variance of the model's own normal prior or slab.
    private func l1Predictions(_ training: PreferenceData, _ heldOut: PreferenceData) -> [Double] {
        let scale =
            switch prior {
            case .laplace(let scale): scale
            case .normal(let scale), .horseshoe(_, let scale, _): scale / 2.0.squareRoot()
            }
        let pairs = MergedPairs(training, hasPosition: intercept, ties: .leftOut, byGroup: false)
        let coefficients = LaplacePointEstimate.coefficients(
            of: PairLikelihood(pairs, hasTies: false), features: training.features.count, scale: scale)
        return PairPrediction.linearPredictors(of: heldOut, shared: coefficients).map { 1 / (1 + exp(-$0)) }
    }
}

/// The coefficients that maximise the likelihood times a Laplace prior: logistic regression with an L1 penalty, most of whose
/// small effects are exactly 0.
///
/// Proximal Newton: the log-likelihood is expanded to second order, the penalised expansion is solved by cyclic coordinate
/// descent with soft thresholds (Friedman, Hastie & Tibshirani 2010, "Regularization paths for generalized linear models via
/// coordinate descent", section 3), and the step is halved until the objective grows.
enum LaplacePointEstimate {
    /// Finds the maximum.
    /// - Parameters:
    ///   - likelihood: Of one group, without ties.
    ///   - features: How many of the coefficients have the Laplace prior; the others are Normal(0, 1).
    ///   - scale: The prior's scale b.
    static func coefficients(of likelihood: PairLikelihood, features: Int, scale: Double) -> [Double] {
        func penalty(_ position: [Double]) -> Double {
            position.enumerated().reduce(0) { sum, entry in
                sum + (entry.offset < features ? abs(entry.element) / scale : 0.5 * entry.element * entry.element)
            }
        }
        var position = Array(repeating: 0.0, count: likelihood.dimension)
        var objective = likelihood.value(at: position) - penalty(position)
        for _ in 0..<100 {
            let target = maximum(
                of: QuadraticLikelihood(of: likelihood, at: position), features: features, scale: scale)
            var reach = 1.0
            var gain = 0.0
            while reach > 1e-6 {
                let candidate = zip(position, target).map { $0 + reach * ($1 - $0) }
                let height = likelihood.value(at: candidate) - penalty(candidate)
                if height > objective {
                    gain = height - objective
                    (position, objective) = (candidate, height)
                    break
                }
                reach /= 2
            }
            guard gain > 1e-9 else { break }
        }
        return position
    }

    /// The maximum of the penalised expansion.
    private static func maximum(
        of expansion: QuadraticLikelihood, features: Int, scale: Double
    ) -> [Double] {
        var position = expansion.centre
        var gradient = expansion.gradient
        for _ in 0..<1000 {
            var change = 0.0
            for place in position.indices {
                let curvature = expansion.information[place, place]
                let pull = gradient[place] + curvature * position[place]
                let next: Double
                if place < features {
                    let excess = max(0, abs(pull) - 1 / scale)
                    next = excess == 0 ? 0 : (pull < 0 ? -excess : excess) / max(curvature, .leastNormalMagnitude)
                } else {
                    next = pull / (curvature + 1)
                }
                let step = next - position[place]
                guard step != 0 else { continue }
                position[place] = next
                for other in position.indices { gradient[other] -= step * expansion.information[place, other] }
                change = max(change, step * step * curvature)
            }
            if change < 1e-14 { break }
        }
        return position
    }
}
