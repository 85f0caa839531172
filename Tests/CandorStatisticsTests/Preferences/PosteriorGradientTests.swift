import Foundation
import Testing

@testable import CandorStatistics

@Suite("The gradient of the posterior")
struct PosteriorGradientTests {
    @Test(
        "Every model's gradient is that of finite differences",
        arguments: [
            EffectModel(prior: .laplace(scale: 0.3)), EffectModel(prior: .normal(scale: 0.3), intercept: true),
            EffectModel(prior: .laplace(scale: 0.3), intercept: true, ties: .davidson),
            EffectModel(
                prior: .horseshoe(globalScale: 0.2, slabScale: 1.5, slabDegreesOfFreedom: 5), ties: .davidson),
            EffectModel(prior: .normal(scale: 0.5), intercept: true, ties: .davidson, groupSpread: 0.4),
            EffectModel(
                prior: .horseshoe(globalScale: 0.2, slabScale: 1.5, slabDegreesOfFreedom: 5), groupSpread: 0.4),
        ])
    func finiteDifferences(model: EffectModel) throws {
        let data = try PlantedPairs(pairs: 200, tie: 0.4, groups: 3).data()
        let pairs = MergedPairs(
            data, hasPosition: model.intercept, ties: model.ties, byGroup: model.groupSpread != nil)
        let parameters = EffectParameters(model: model, features: 3, groups: model.groupSpread == nil ? 0 : 3)
        let posterior = EffectPosterior(
            likelihood: PairLikelihood(pairs, hasTies: model.ties == .davidson), parameters: parameters)
        let whitened = WhitenedDensity(
            posterior, centre: Array(repeating: 0.1, count: posterior.dimension),
            factor: upperTriangle(posterior.dimension))
        let point = (0..<posterior.dimension).map { 0.7 * sin(Double(3 * $0 + 1)) }
        #expect(zip(whitened.coordinates(of: whitened.position(of: point)), point).allSatisfy { abs($0 - $1) < 1e-9 })
        try check(posterior, at: point)
        try check(whitened, at: point)
    }

    private func upperTriangle(_ size: Int) -> SquareMatrix {
        var factor = SquareMatrix(size: size)
        for row in 0..<size {
            factor[row, row] = 0.8
            for column in (row + 1)..<max(size, row + 1) { factor[row, column] = 0.1 * cos(Double(row + 2 * column)) }
        }
        return factor
    }

    private func check(_ density: some LogDensity, at point: [Double]) throws {
        var gradient = point
        _ = density.evaluate(at: point, gradient: &gradient)
        var ignored = point
        for place in point.indices {
            var (above, below) = (point, point)
            above[place] += 1e-5
            below[place] -= 1e-5
            let rise =
                density.evaluate(at: above, gradient: &ignored) - density.evaluate(at: below, gradient: &ignored)
            #expect(abs(rise / 2e-5 - gradient[place]) < 1e-5 * max(1, abs(gradient[place])))
        }
    }
}
