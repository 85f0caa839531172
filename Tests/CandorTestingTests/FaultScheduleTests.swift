import Testing

@testable import CandorTesting

@Suite("Schedules of faults")
struct FaultScheduleTests {
    @Test("A list is followed, then nothing goes wrong")
    func list() {
        let schedule = FaultSchedule.list([.status(429), nil, .connectionReset])
        #expect((0..<5).map { schedule($0) } == [.status(429), nil, .connectionReset, nil, nil])
    }

    @Test("A random schedule repeats itself by seed and keeps its share")
    func random() {
        let faults: [Fault] = [.status(500), .truncatedBody]
        let one = FaultSchedule.random(0.3, of: faults, seed: 5)
        let two = FaultSchedule.random(0.3, of: faults, seed: 5)
        let other = FaultSchedule.random(0.3, of: faults, seed: 6)
        let drawn = (0..<1_000).map { one($0) }
        #expect(drawn == (0..<1_000).map { two($0) })
        #expect(drawn != (0..<1_000).map { other($0) })
        #expect((250...350).contains(drawn.compactMap(\.self).count))
        #expect(Set(drawn.compactMap(\.self)).count == 2)
    }
}
