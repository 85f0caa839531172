import Foundation

/// Draws of all parameters of a model, groups' own effects among them, and how they came about.
struct EffectSamples: Sendable {
    /// One chain.
    struct Chain: Sendable {
        /// The kept draws: all parameters, unconstrained.
        var positions: [[Double]] = []
        /// How each came about.
        var steps: [SamplerStep] = []
        /// The adapted step size.
        var stepSize = 0.0
        /// How many corrections by the exact posterior were accepted, of as many as there are draws; `nil` without them.
        var accepted: Int?
    }

    /// What the parameters mean.
    let parameters: EffectParameters
    /// The pairs fitted, merged.
    let pairs: MergedPairs
    /// The groups that the data number; pairs without a group may form one more.
    let knownGroups: Int
    /// The chains.
    let chains: [Chain]
    /// The depth at which trajectories were cut.
    let maximumTreeDepth: Int
    /// The sampler, as diagnostics name it.
    let sampler: String
    /// How often the correction was accepted; also where it was so seldom that the surrogate was given up.
    let correctionAcceptance: Double?
    /// The time of sampling, in seconds.
    let seconds: Double
}

extension EffectSamples {
    /// What the draws of a fit are called: the effects by their features' names, then the other parameters.
    func reportedNames(features: [String]) -> [String] {
        var names = features
        if parameters.model.intercept { names.append("position") }
        if parameters.hasTies { names.append("log_tie") }
        if parameters.horseshoe != nil { names.append("global_scale") }
        if parameters.groups > 0 { names += features.map { "spread(\($0))" } }
        return names
    }

    /// The draws that a fit reports: parameters as they are meant, in the order of their names.
    func reportedDraws(features: [String]) -> PosteriorDraws {
        let chains = chains.map { chain in
            PosteriorDraws.Chain(
                values: chain.positions.flatMap { reported($0) }, steps: chain.steps, stepSize: chain.stepSize)
        }
        return PosteriorDraws(names: reportedNames(features: features), chains: chains)
    }

    private func reported(_ position: [Double]) -> [Double] {
        guard !parameters.isDirect else { return position }
        var values = parameters.effects(at: position)
        values += position[parameters.features..<parameters.plainCount]
        if let horseshoe = parameters.horseshoe {
            values.append(horseshoe.globalScale * exp(position[parameters.shrinkagePlace + parameters.features]))
        }
        if parameters.groups > 0 {
            values += position[parameters.spreadPlace..<parameters.deviationPlace].map { exp($0) }
        }
        return values
    }

    /// Each group's own effects: for each feature, one summary a group.
    func groupEffects(features: [String]) -> [String: [PosteriorSummary]] {
        guard parameters.groups > 0 else { return [:] }
        var draws = Array(
            repeating: Array(repeating: [Double](), count: parameters.groups), count: parameters.features)
        for position in chains.lazy.flatMap(\.positions) {
            for (group, effects) in parameters.groupCoefficients(at: position, parameters.groups).enumerated() {
                for feature in 0..<parameters.features { draws[feature][group].append(effects[feature]) }
            }
        }
        return Dictionary(
            uniqueKeysWithValues: zip(features, draws).map { ($0, $1.map { PosteriorSummary(of: $0) }) })
    }
}
