import CandorStatistics
import Foundation
import Testing

/// Series made by a formula, and what ArviZ 0.23.4 says of each.
struct ArvizReference: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let chains: [[Double]]
    let rHat: Double
    let bulk: Double
    let tail: Double
    let mean: Double
    let errorOfMean: Double
    let errorOfDeviation: Double
    let errorOfDecile: Double
    let eBFMI: Double

    /// An autoregressive series of order 1 with unit variance.
    /// - Parameters:
    ///   - isHeavy: Whether each number x becomes x exp|x|.
    ///   - shift: What is added to a chain for each before it.
    ///   - hasTies: Whether numbers are rounded to quarters.
    static func series(
        seed: UInt64, chains: Int, draws: Int, correlation: Double, isHeavy: Bool = false, shift: Double = 0,
        hasTies: Bool = false
    ) -> [[Double]] {
        var generator = SeededGenerator(seed: seed)
        return (0..<chains).map { chain in
            var x = 0.0
            return (0..<draws).map { _ in
                x = correlation * x + (1 - correlation * correlation).squareRoot() * generator.nextNormal()
                var y = x + shift * Double(chain)
                if isHeavy { y *= exp(abs(y)) }
                return hasTies ? (y * 4).rounded() / 4 : y
            }
        }
    }

    // R̂ of the single chain is ArviZ's function for split chains, as its public one wants two.
    static let all = [
        ArvizReference(
            testDescription: "slow chains", chains: series(seed: 1, chains: 4, draws: 250, correlation: 0.9),
            rHat: 1.0755459363949338, bulk: 39.82826325707972, tail: 187.56852433800663, mean: 40.758917644549975,
            errorOfMean: 0.14288219565379107, errorOfDeviation: 0.0490038640117731,
            errorOfDecile: 0.10767401660976794, eBFMI: 0.27294858654345283),
        ArvizReference(
            testDescription: "heavy tails, an odd number of draws",
            chains: series(seed: 2, chains: 2, draws: 501, correlation: 0.5, isHeavy: true),
            rHat: 1.0008048941786976, bulk: 402.5164884871759, tail: 551.6445106650958, mean: 498.02232246213737,
            errorOfMean: 0.2883167902478276, errorOfDeviation: 0.6720008671561533, errorOfDecile: 0.500320327362509,
            eBFMI: 1.2737115273849549),
        ArvizReference(
            testDescription: "one antithetic chain", chains: series(seed: 3, chains: 1, draws: 1000, correlation: -0.7),
            rHat: 1.0000510741635165, bulk: 3000.0, tail: 760.1527130084598, mean: 3000.0,
            errorOfMean: 0.017605781994497763, errorOfDeviation: 0.03890486548225472,
            errorOfDecile: 0.058959698699640795, eBFMI: 3.336758979542194),
        ArvizReference(
            testDescription: "chains of different mean",
            chains: series(seed: 4, chains: 3, draws: 333, correlation: 0.6, shift: 0.5),
            rHat: 1.1356771486143926, bulk: 18.755281383463007, tail: 179.17280792303228, mean: 18.612541553528263,
            errorOfMean: 0.25134800512839595, errorOfDeviation: 0.03916208491390943,
            errorOfDecile: 0.2494020738945838, eBFMI: 0.7693515834236664),
        ArvizReference(
            testDescription: "ties",
            chains: series(seed: 5, chains: 4, draws: 101, correlation: 0.3, hasTies: true),
            rHat: 1.0125497716977818, bulk: 264.8788839432794, tail: 365.4575099349899, mean: 264.83866090175354,
            errorOfMean: 0.06115192839915123, errorOfDeviation: 0.037894607406469376, errorOfDecile: 0.0,
            eBFMI: 1.5371711248080107),
    ]
}
