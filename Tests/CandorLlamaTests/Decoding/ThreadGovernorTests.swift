import Testing

@testable import CandorLlama

@Suite("How many threads compute")
struct ThreadGovernorTests {
    @Test("All, as long as they get the processor time that is theirs")
    func idle() {
        var governor = ThreadGovernor(most: 4)
        for _ in 0..<50 { governor.note(time: 0.1, processorTime: 0.39) }
        #expect(governor.threads == 4)
    }

    @Test("One, when other programs keep the cores busy; all are tried again later, and kept if the cores are free")
    func busy() {
        var governor = ThreadGovernor(most: 2)
        governor.note(time: 0.3, processorTime: 0.3)
        #expect(governor.threads == 1)
        var steps = 0
        while governor.threads == 1, steps < 1000 {
            governor.note(time: 0.1, processorTime: 0.1)
            steps += 1
        }
        #expect((90...110).contains(steps))
        governor.note(time: 0.3, processorTime: 0.6)
        #expect(governor.threads == 2)
    }

    @Test("The more often they were busy, the longer until all are tried again")
    func backingOff() {
        var governor = ThreadGovernor(most: 2)
        var waits: [Int] = []
        for _ in 0..<3 {
            governor.note(time: 0.3, processorTime: 0.1)
            var wait = 0
            while governor.threads == 1, wait < 10_000 {
                governor.note(time: 0.1, processorTime: 0.1)
                wait += 1
            }
            waits.append(wait)
        }
        #expect(waits == waits.sorted())
        #expect(waits[2] > 3 * waits[0])
    }
}
