import CandorTestSupport
import Foundation
import Testing

@testable import CandorStatistics

@Suite("Measuring what is made anew several times")
struct RepeatedMeasureTests {
    private typealias Entry = RepeatedMeasure.Observation

    @Test("Worked by hand: items and splits both vary")
    func byHand() throws {
        // Items a and b in two splits each: item means 1.5 and 4, split means 2 and 3.5.
        let measure = try RepeatedMeasure(
            [
                Entry(split: 0, cluster: "a", item: "1", value: 1), Entry(split: 1, cluster: "a", item: "1", value: 2),
                Entry(split: 0, cluster: "b", item: "1", value: 3), Entry(split: 1, cluster: "b", item: "1", value: 5),
            ], scale: nil)
        #expect(measure.statistic.value == 2.75)
        #expect(measure.splitMeans == [0: 2, 1: 3.5])
        #expect(isClose(measure.splitDeviation, 1.125.squareRoot()))
        // s²/n of the item means: (1.25² + 1.25²)/1/2 = 1.5625; of the splits: 1.125/2.
        #expect(isClose(measure.statistic.standardError, (1.5625 + 0.5625).squareRoot()))
        // (1.5625 + 0.5625)² / (1.5625² + 0.5625²), one degree of freedom each.
        #expect(isClose(measure.statistic.degreesOfFreedom, 4.515625 / 2.7578125, within: 1e-9))
        #expect(measure.estimate(denominator: "items").n == 2)
    }

    @Test("One split has no variation between splits, and items of a dialogue are one cluster")
    func oneSplit() throws {
        let entries = (0..<6).map { Entry(split: 4, cluster: "\($0 / 2)", item: "\($0)", value: Double($0 % 3) / 2) }
        let measure = try RepeatedMeasure(entries, scale: 0...1)
        let plain = try ClusteredSample(entries.map { Observation(cluster: $0.cluster, value: $0.value) }).mean
        #expect(measure.splitDeviation == nil)
        #expect(measure.statistic.standardError == plain.standardError)
        #expect(measure.estimate(denominator: "").method.contains("clustered by dialogue (3)"))
    }

    @Test("The interval holds the truth about as often as it says, both kinds of variation there")
    func coverage() throws {
        var generator = SeededGenerator(seed: 8)
        var held = 0
        for _ in 0..<400 {
            let items = (0..<40).map { _ in 0.5 * generator.nextNormal() }
            let entries = (0..<5).flatMap { split -> [Entry] in
                let own = 0.2 * generator.nextNormal()
                return items.enumerated().map { index, item in
                    let value = 1 + item + own + 0.1 * generator.nextNormal()
                    return Entry(split: split, cluster: "\(index)", item: "", value: value)
                }
            }
            let estimate = try RepeatedMeasure(entries, scale: nil).estimate(denominator: "items")
            if let lower = estimate.lower, let upper = estimate.upper, lower <= 1, 1 <= upper { held += 1 }
        }
        #expect((365...400).contains(held), "\(held) of 400")
    }

    @Test("Nothing measured is no value; numbers that cannot be are refused")
    func empty() throws {
        #expect(try RepeatedMeasure([], scale: 0...1).estimate(denominator: "items").value == nil)
        #expect(throws: StatisticsError.self) {
            try RepeatedMeasure([Entry(split: 0, cluster: "", item: "", value: .nan)], scale: nil)
        }
    }
}
