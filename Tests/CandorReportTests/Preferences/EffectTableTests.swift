import Candor
import Testing

@testable import CandorReport

@Suite("The table of effects for the terminal")
struct EffectTableTests {
    @Test("Combined effects first, then features by median; only ASCII; as many as asked for")
    func rows() {
        let posterior = SyntheticPosterior().posterior
        let all = EffectTable(posterior).text.split(separator: "\n")
        #expect(all.count == 27 && all[2].hasPrefix("Matches the user's beliefs"))
        #expect(all.allSatisfy { $0.utf8.allSatisfy { $0 < 128 } })
        #expect(EffectTable(posterior, limit: 5).text.split(separator: "\n").count == 8)
        #expect(EffectTable(posterior, width: 72).text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }
}
