import Testing

@testable import CandorStatistics

@Suite("Preference data")
struct PreferenceDataTests {
    @Test("Labels, outcomes and groups come back as they went in", arguments: [1, 4, 5, 6, 24, 41])
    func roundTrip(features: Int) throws {
        var generator = SeededGenerator(seed: UInt64(features))
        var data = PreferenceData(features: (0..<features).map { "f\($0)" })
        var rows: [[Int8]] = []
        for row in 0..<50 {
            let labels = (0..<features).map { _ in Int8(generator.nextIndex(below: 3)) - 1 }
            rows.append(labels)
            try data.append(labels: labels, outcome: row.isMultiple(of: 5) ? .tie : .share(0.25), group: row % 4)
        }
        #expect((0..<50).map { data.labels(at: $0) } == rows)
        #expect(data.ties == 10)
        #expect(data.groupCount == 4)
        #expect(data.outcome(at: 5) == .tie)
        #expect(data.outcome(at: 6) == .share(0.25))
        let some = data.selecting([7, 3])
        #expect(some.labels(at: 0) == rows[7])
        #expect(some.labels(at: 1) == rows[3])
        let without = data.unobserving("f0")
        #expect(without.features.count == features - 1)
        #expect((0..<50).allSatisfy { without.labels(at: $0) == Array(rows[$0].dropFirst()) })
    }

    @Test("Labels of the wrong number or size and impossible shares are refused")
    func refusals() {
        var data = PreferenceData(features: ["x", "y"])
        #expect(throws: StatisticsError.self) { try data.append(labels: [1], outcome: .tie) }
        #expect(throws: StatisticsError.self) { try data.append(labels: [1, 2], outcome: .tie) }
        #expect(throws: StatisticsError.self) { try data.append(labels: [1, 0], outcome: .share(1.1)) }
        #expect(throws: StatisticsError.self) { try data.append(labels: [1, 0], outcome: .share(.nan)) }
        #expect(throws: StatisticsError.self) { try data.append(labels: [1, 0], outcome: .tie, group: -1) }
        #expect(data.count == 0)
    }
}
