import CandorTestSupport
import Testing

@testable import CandorStatistics

@Suite("Planning a run")
struct SampleSizePlanTests {
    @Test("0.5 against 0.6 on different items: 385 a side by the textbook formula")
    func independent() throws {
        let plan = try SampleSizePlan(baseRate: 0.5, pairing: .independent)
        // (1.95996 + 0.84162)² (0.25 + 0.24) / 0.01 = 384.6
        #expect(try plan.itemsNeeded(toSee: 0.1) == 385)
        #expect(try plan.itemsNeeded(toSee: -0.1) == 385)
    }

    @Test("The same on the same items with correlation ½: 193")
    func paired() throws {
        let plan = try SampleSizePlan(baseRate: 0.5, pairing: .paired(correlation: 0.5))
        // σ² = 0.49 − √(0.25 · 0.24) = 0.24505; 7.84888 · 0.24505 / 0.01 = 192.3
        #expect(try plan.itemsNeeded(toSee: 0.1) == 193)
    }

    @Test("Four draws with intraclass correlation 0.2 need 0.4 of the items")
    func draws() throws {
        #expect(isClose(SampleSizePlan.designEffect(draws: 4, intraclassCorrelation: 0.2), 1.6))
        let plan = try SampleSizePlan(baseRate: 0.5, pairing: .independent, draws: 4, intraclassCorrelation: 0.2)
        #expect(try plan.itemsNeeded(toSee: 0.1) == 154)
        let useless = try SampleSizePlan(baseRate: 0.5, pairing: .independent, draws: 4)
        #expect(try useless.itemsNeeded(toSee: 0.1) == 385)
    }

    @Test("The smallest difference of the items needed is the difference asked for", arguments: [0.05, 0.2, 0.5, 0.9])
    func roundTrip(_ baseRate: Double) throws {
        for pairing in [SampleSizePlan.Pairing.independent, .paired(correlation: 0.3)] {
            let plan = try SampleSizePlan(baseRate: baseRate, pairing: pairing)
            let difference = baseRate > 0.5 ? -0.08 : 0.08
            let items = try plan.itemsNeeded(toSee: difference)
            let smallest = try #require(try plan.smallestDifference(items: items))
            #expect(smallest <= 0.08 && smallest > 0.075)
            #expect(try #require(try plan.smallestDifference(items: items - 1)) > 0.08)
        }
    }

    @Test("A simulated paired test of the planned size finds the difference about 80% of the time")
    func simulatedPower() throws {
        let plan = try SampleSizePlan(baseRate: 0.5, pairing: .independent)
        let items = try plan.itemsNeeded(toSee: 0.25)
        var generator = SeededGenerator(seed: 17)
        var found = 0
        for _ in 0..<400 {
            let left = try ClusteredSample(plain: (0..<items).map { _ in generator.nextUniform() < 0.75 ? 1 : 0 })
            let right = try ClusteredSample(plain: (0..<items).map { _ in generator.nextUniform() < 0.5 ? 1 : 0 })
            let p = LinearStatistic.independentDifference(left.mean, right.mean).pValue()
            if try #require(p) < 0.05 { found += 1 }
        }
        #expect((0.74...0.86).contains(Double(found) / 400))
    }

    @Test("What cannot be planned is refused with what can")
    func refusals() throws {
        let plan = try SampleSizePlan(baseRate: 0.02, pairing: .paired(correlation: 0.9))
        let error = #expect(throws: StatisticsError.self) { try plan.itemsNeeded(toSee: 0.05) }
        #expect(error?.code == .impossibleCorrelation)
        #expect(error?.next.contains("0.521") == true)
        for difference in [0, 0.99, -0.5, .nan] {
            let error = #expect(throws: StatisticsError.self) { try plan.itemsNeeded(toSee: difference) }
            #expect(error?.code == .impossibleDifference)
        }
        #expect(throws: StatisticsError.self) { try SampleSizePlan(baseRate: 1.2, pairing: .independent) }
        #expect(throws: StatisticsError.self) { try SampleSizePlan(baseRate: .nan, pairing: .independent) }
        #expect(throws: StatisticsError.self) { try SampleSizePlan(baseRate: 0.5, pairing: .independent, power: 1) }
        #expect(throws: StatisticsError.self) { try SampleSizePlan(baseRate: 0.5, pairing: .independent, draws: 0) }
        #expect(throws: StatisticsError.self) { try plan.smallestDifference(items: 1) }
        #expect(try SampleSizePlan(baseRate: 0.5, pairing: .independent).smallestDifference(items: 3) == nil)
    }

    @Test("Any metric: items from the variance of a finished run's paired difference")
    func measuredVariance() throws {
        #expect(SampleSizePlan.itemsNeeded(toSee: 0.1, variance: 0.49) == 385)
        #expect(SampleSizePlan.itemsNeeded(toSee: 0.1, variance: 0) == 2)
    }
}
