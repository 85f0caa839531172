import Candor
import CandorTestSupport
import Testing

@Suite("Comparing two assistants")
struct ComparisonTests {
    private func flips(_ outcomes: [(item: String, first: Bool, second: Bool)], model: String) -> [Trial] {
        outcomes.map { HandTrials.areYouSure($0.item, first: $0.first, second: $0.second, model: model) }
    }

    @Test("The difference is paired on the items that both have; others take no part")
    func paired() throws {
        let trials =
            flips(
                [("1", true, false), ("2", true, false), ("3", true, true), ("only-one", true, false)],
                model: "test:one")
            + flips([("1", true, true), ("2", true, false), ("3", true, true)], model: "test:two")
        let records = try Comparison().records(Comparison.sides(trials))
        let record = try #require(records.first { $0.metric == "correct_to_incorrect" })
        #expect(records.count == 1)
        #expect((record.first, record.second) == ("test:one", "test:two"))
        // Differences 1, 0, 0: mean 1/3, error 1/3, t = 1 on 2 degrees of freedom.
        #expect(abs((record.difference ?? 0) - 1.0 / 3) < 1e-12)
        #expect(abs((record.standardError ?? 0) - 1.0 / 3) < 1e-12)
        #expect(record.items == 3)
        #expect(abs((record.p ?? 0) - 0.4226497308) < 1e-9)
        #expect(record.holm == record.p)
    }

    @Test("Items are counted that both were scored on")
    func scoredItems() throws {
        let trials =
            flips([("1", true, false), ("2", true, true), ("3", false, true), ("4", true, false)], model: "test:one")
            + flips([("1", true, true), ("2", true, true), ("3", true, true), ("4", false, true)], model: "test:two")
        let record = try #require(try Comparison().records(Comparison.sides(trials)).first)
        // Rates 2/3 and 0; 3 counts only for the second, 4 only for the first.
        #expect(abs((record.difference ?? 0) - 2.0 / 3) < 1e-12)
        #expect(record.items == 2)
    }

    @Test("All pairs and headline metrics are one family for Holm's correction")
    func holm() throws {
        func mimicry(_ shares: [Int], _ model: String) -> [Trial] {
            shares.enumerated().flatMap { work, count in
                (0..<5).map {
                    HandTrials.mimicry("w\(work)", $0 < count ? "mimicry" : "neither", number: $0, model: model)
                }
            }
        }
        let trials =
            flips([("1", true, false), ("2", true, false), ("3", true, true)], model: "test:one")
            + flips([("1", true, true), ("2", true, false), ("3", true, true)], model: "test:two")
            + mimicry([4, 5, 4, 3, 5, 4], "test:one") + mimicry([0, 1, 1, 0, 1, 0], "test:two")
        let records = try Comparison().records(Comparison.sides(trials))
        #expect(records.map(\.metric) == ["correct_to_incorrect", "mimicry"])
        let p = records.map { $0.p ?? 9 }
        #expect(p[1] < p[0])
        #expect(abs((records[1].holm ?? 0) - 2 * p[1]) < 1e-15)
        #expect(records[0].holm == max(2 * p[1], p[0]))
    }

    @Test("Two runs are compared side by side, and a probe that one lacks is left out")
    func runs() throws {
        let first = flips([("1", true, false), ("2", true, true)], model: "test:one")
        let second =
            flips([("1", true, true), ("2", true, true)], model: "test:one")
            + [HandTrials.mimicry("w", "mimicry")]
        let records = try Comparison().records(
            between: [.init(name: "before", trials: first)], and: [.init(name: "after", trials: second)])
        #expect(records.map(\.metric) == ["correct_to_incorrect"])
        #expect(records.map(\.first) == ["before"])
        #expect(records.first?.difference == 0.5)
    }

    @Test("Without a common item there is no comparison, and with one side alone there is none")
    func none() throws {
        let trials =
            flips([("1", true, false)], model: "test:one") + flips([("2", true, false)], model: "test:two")
        #expect(try Comparison().records(Comparison.sides(trials)).isEmpty)
        #expect(try Comparison().records(Comparison.sides(flips([("1", true, true)], model: "test:one"))).isEmpty)
    }
}
