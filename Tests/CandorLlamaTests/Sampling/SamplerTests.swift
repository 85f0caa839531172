import CandorModels
import Foundation
import Testing

@testable import CandorLlama

@Suite("Sampling")
struct SamplerTests {
    func with<Result>(_ values: [Float], _ body: (Logits) throws -> Result) rethrows -> Result {
        try values.withUnsafeBufferPointer { try body(Logits($0)) }
    }

    @Test("Temperature 0 takes the likeliest token, of equals the first")
    func greedy() {
        var sampler = TokenSampler(Sampling(temperature: 0), draw: 0)
        with([1, 7, 3, 7, -.infinity, 0, 0, 0, 0, 6.5]) { logits in
            let token = sampler.next(logits)
            #expect(token == 1)
            #expect(logits.likeliest(3) == [1, 3, 9])
        }
    }

    @Test("Exponentials are right to the precision of the format")
    func exponentials() {
        for exponent in stride(from: Float(-80), through: 0, by: 0.37) {
            let value = Logits.exponential(SIMD8(repeating: exponent))[5]
            #expect(abs(value / exp(exponent) - 1) < 3e-7)
        }
        #expect(Logits.exponential(SIMD8(repeating: -.infinity)).max() < 1e-37)
    }

    @Test("The logarithm of the sum is that of all tokens, however large the logits", arguments: [5, 512, 1300])
    func logSum(count: Int) {
        let values = (0..<count).map { Float($0 % 7) + 500 }
        let expected = 500 + log(values.reduce(0.0) { $0 + exp(Double($1) - 500) })
        with(values) { #expect(abs($0.logSum - expected) < 1e-6) }
    }

    @Test("Tokens are drawn as often as their probabilities say", arguments: [0.5, 1.0, 2.0])
    func frequencies(temperature: Double) {
        let values = (0..<600).map { Float($0 == 3 ? 5 : $0 == 520 ? 4.5 : $0 == 599 ? 4 : -20) }
        let weights = [3, 520, 599].map { exp(Double(values[$0]) / temperature) }
        let draws = 2000
        var counts: [Token: Int] = [:]
        var sampler = TokenSampler(Sampling(temperature: temperature, seed: 11), draw: 0)
        with(values) { logits in
            for _ in 0..<draws { counts[sampler.next(logits), default: 0] += 1 }
        }
        for (token, weight) in zip([3, 520, 599], weights) {
            let share = weight / weights.reduce(0, +)
            let error = (share * (1 - share) / Double(draws)).squareRoot()
            #expect(abs(Double(counts[Token(token)] ?? 0) / Double(draws) - share) < 4.5 * error)
        }
    }

    @Test("The nucleus holds the fewest tokens that reach its mass, in their proportions")
    func nucleus() {
        // Shares 0.5, 0.3, 0.15, 0.05.
        let values = [0.15, 0.5, 0.05, 0.3].map { Float(log($0)) }
        var counts: [Token: Int] = [:]
        var sampler = TokenSampler(Sampling(temperature: 1, topP: 0.7, seed: 2), draw: 0)
        with(values) { logits in
            for _ in 0..<2000 { counts[sampler.next(logits), default: 0] += 1 }
        }
        #expect(Set(counts.keys) == [1, 3])
        #expect(abs(Double(counts[1] ?? 0) / 2000 - 0.625) < 4.5 * (0.625 * 0.375 / 2000).squareRoot())
    }

    @Test("A flat distribution has a wide nucleus")
    func flatNucleus() {
        var sampler = TokenSampler(Sampling(temperature: 1, topP: 0.99, seed: 2), draw: 0)
        let drawn = with((0..<100).map { Float($0) * -0.9 }) { logits in (0..<500).map { _ in sampler.next(logits) } }
        #expect(Set(drawn).isSuperset(of: [0, 1, 2, 3]))
        #expect((drawn.max() ?? 0) <= 5)
    }

    @Test("A seed and a draw give the same tokens every time, another draw gives others")
    func seeds() {
        func tokens(_ seed: UInt64, _ draw: Int) -> [Token] {
            var sampler = TokenSampler(Sampling(seed: seed), draw: draw)
            return with([Float](repeating: 0, count: 1000)) { logits in (0..<20).map { _ in sampler.next(logits) } }
        }
        #expect(tokens(1, 0) == tokens(1, 0))
        #expect(tokens(1, 0) != tokens(1, 1))
        #expect(tokens(1, 0) != tokens(2, 0))
    }
}
