import Foundation

/// Predictions of which response is preferred, for pairs that are decided: p(A) among A and B.
enum PairPrediction {
    /// The posterior predictive probability of A: the mean of σ(η) over the draws, evenly thinned to a thousand.
    /// - Parameters:
    ///   - data: The pairs to predict; a group that the fit has not seen is predicted from the shared effects.
    ///   - samples: The posterior.
    static func posterior(of data: PreferenceData, by samples: EffectSamples) -> [Double] {
        let draws = samples.chains.flatMap { chain in chain.positions }
        let step = max(1, draws.count / 1000)
        let chosen = stride(from: 0, to: draws.count, by: step).map { draws[$0] }
        var sums = Array(repeating: 0.0, count: data.count)
        let parameters = samples.parameters
        for draw in chosen {
            let predictors = linearPredictors(
                of: data, shared: parameters.sharedCoefficients(at: draw),
                groups: parameters.groups == 0 ? [] : parameters.groupCoefficients(at: draw, samples.knownGroups))
            for (row, predictor) in predictors.enumerated() { sums[row] += 1 / (1 + exp(-predictor)) }
        }
        return sums.map { $0 / Double(chosen.count) }
    }

    /// η of every pair.
    /// - Parameters:
    ///   - data: The pairs.
    ///   - shared: The coefficients of a pair whose group is not known: the features', and perhaps the position's.
    ///   - groups: Those of the groups that are.
    static func linearPredictors(of data: PreferenceData, shared: [Double], groups: [[Double]] = []) -> [Double] {
        let common = LabelTables(shared, data)
        let tables = groups.map { LabelTables($0, data) }
        return (0..<data.count).map { row in
            let group = Int(data.groups[row])
            return (tables.indices.contains(group) ? tables[group] : common).linearPredictor(of: row, in: data)
        }
    }
}
