/// The posterior of a model's parameters: a likelihood of the coefficients, exact or expanded, times the exact prior.
struct EffectPosterior<Likelihood: LogDensity>: LogDensity {
    /// The log-likelihood of the coefficients.
    let likelihood: Likelihood
    /// What the parameters mean.
    let parameters: EffectParameters

    var dimension: Int { parameters.count }

    func evaluate(at position: [Double], gradient: inout [Double]) -> Double {
        if parameters.isDirect {
            let value = likelihood.evaluate(at: position, gradient: &gradient)
            return value + parameters.addPrior(at: position, to: &gradient)
        }
        let coefficients = parameters.coefficients(at: position)
        var slope = Array(repeating: 0.0, count: coefficients.count)
        let value = likelihood.evaluate(at: coefficients, gradient: &slope)
        parameters.pullBack(slope, at: position, into: &gradient)
        return value + parameters.addPrior(at: position, to: &gradient)
    }
}
