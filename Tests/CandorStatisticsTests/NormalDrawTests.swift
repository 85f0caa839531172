import CandorStatistics
import Testing

@Suite("Seeded normal draws")
struct NormalDrawTests {
    @Test("Normal draws have mean 0 and variance 1")
    func moments() {
        var generator = SeededGenerator(seed: 99)
        var sum = 0.0
        var squares = 0.0
        for _ in 0..<6000 {
            let normal = generator.nextNormal()
            sum += normal
            squares += normal * normal
        }
        // Four standard errors.
        #expect(abs(sum / 6000) < 0.052)
        #expect(abs(squares / 6000 - 1) < 0.073)
    }
}
