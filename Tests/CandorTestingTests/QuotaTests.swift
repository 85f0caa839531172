import CandorModels
import Testing

@testable import CandorTesting

@Suite("Exact shares")
struct QuotaTests {
    private func things(_ count: Int, dataset: String = "d") -> [Quota.Thing] {
        (0..<count).map { Quota.Thing(text: "\(dataset) \($0)", dataset: dataset) }
    }

    @Test(
        "The nearest whole number shows the trait, whatever the seed",
        arguments: [(0.37, 100, 37), (0.37, 120, 44), (0.5, 3, 2), (0, 50, 0), (1, 50, 50), (0.004, 100, 0)])
    func exactCount(rate: Double, total: Int, expected: Int) {
        for seed in 0..<5 as Range<UInt64> {
            let quota = Quota(.flips, of: things(total), script: Script(rates: [.flips: rate], seed: seed))
            #expect(things(total).filter { quota.includes($0) }.count == expected)
        }
    }

    @Test("Each dataset has its own exact count")
    func byDataset() {
        let all = things(40, dataset: "a") + things(10, dataset: "b")
        let quota = Quota(.likes, of: all, script: Script(rates: [.likes: 0.3]))
        #expect(all.prefix(40).filter { quota.includes($0) }.count == 12)
        #expect(all.suffix(10).filter { quota.includes($0) }.count == 3)
    }

    @Test("Another seed picks others, a higher rate keeps those picked")
    func seedAndNesting() {
        func picked(_ rate: Double, _ seed: UInt64) -> Set<Quota.Thing> {
            let quota = Quota(.flips, of: things(60), script: Script(rates: [.flips: rate], seed: seed))
            return Set(things(60).filter(quota.includes))
        }
        #expect(picked(0.4, 1) != picked(0.4, 2))
        #expect(picked(0.4, 1).isSubset(of: picked(0.6, 1)))
    }

    @Test("Traits are picked independently of each other")
    func traitsDiffer() {
        let script = Script(rates: [.flips: 0.5, .admits: 0.5])
        let flips = Quota(.flips, of: things(60), script: script)
        let admits = Quota(.admits, of: things(60), script: script)
        #expect(things(60).contains { flips.includes($0) != admits.includes($0) })
    }
}
