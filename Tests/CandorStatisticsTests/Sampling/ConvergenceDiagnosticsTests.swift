import CandorStatistics
import Testing

@Suite("Convergence is diagnosed as ArviZ does")
struct ConvergenceDiagnosticsTests {
    @Test("The same numbers for the same series", arguments: ArvizReference.all)
    func reference(_ expected: ArvizReference) {
        func matches(_ value: Double?, _ reference: Double) -> Bool {
            value.map { abs($0 - reference) <= 1e-9 * abs(reference) } ?? false
        }
        let chains = expected.chains
        #expect(matches(ConvergenceDiagnostics.rHat(chains), expected.rHat))
        #expect(matches(ConvergenceDiagnostics.bulkESS(chains), expected.bulk))
        #expect(matches(ConvergenceDiagnostics.tailESS(chains), expected.tail))
        #expect(matches(ConvergenceDiagnostics.meanESS(chains), expected.mean))
        #expect(matches(ConvergenceDiagnostics.standardErrorOfMean(chains), expected.errorOfMean))
        #expect(matches(ConvergenceDiagnostics.standardErrorOfStandardDeviation(chains), expected.errorOfDeviation))
        #expect(matches(ConvergenceDiagnostics.standardErrorOfQuantile(chains, 0.1), expected.errorOfDecile))
        #expect(matches(ConvergenceDiagnostics.eBFMI(chains[0]), expected.eBFMI))
    }

    @Test(
        "Nothing is said of draws that say nothing",
        arguments: [
            [], [[]], [[1, 2, 3]], [[1, 2, 3, 4], [1, 2, 3]], [[2, 2, 2, 2], [2, 2, 2, 2]], [[1, 2, .nan, 4]],
            [[1, 2, .infinity, 4]],
        ] as [[[Double]]])
    func useless(chains: [[Double]]) {
        #expect(ConvergenceDiagnostics.rHat(chains) == nil)
        #expect(ConvergenceDiagnostics.bulkESS(chains) == nil)
        #expect(ConvergenceDiagnostics.tailESS(chains) == nil)
        #expect(ConvergenceDiagnostics.quantileESS(chains, 0.5) == nil)
        #expect(ConvergenceDiagnostics.standardErrorOfMean(chains) == nil)
        #expect(ConvergenceDiagnostics.standardErrorOfStandardDeviation(chains) == nil)
        #expect(ConvergenceDiagnostics.standardErrorOfQuantile(chains, 0.5) == nil)
    }

    @Test("Chains that stand still at different places have not converged")
    func stuckChains() {
        let rHat = ConvergenceDiagnostics.rHat([[1, 1, 1, 1], [2, 2, 2, 2]])
        #expect(rHat == nil || rHat == .infinity)
    }
}
