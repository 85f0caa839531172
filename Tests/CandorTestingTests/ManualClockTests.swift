import CandorTesting
import Testing

@Suite("The manual clock")
struct ManualClockTests {
    @Test("Short sleeps pass and move the time, long ones wait to be woken")
    func sleeps() async throws {
        let clock = ManualClock(passingSleepsUpTo: .seconds(10))
        try await clock.sleep(for: .seconds(4))
        #expect(clock.passedSleeps == [.seconds(4)])
        async let long: Void = clock.sleep(for: .seconds(60))
        try await clock.sleepsBegun(1)
        clock.advance(by: .seconds(60))
        try await long
        #expect(clock.now.duration(to: clock.now) == .zero)
    }

    @Test("A cancelled sleep ends")
    func cancellation() async throws {
        let clock = ManualClock()
        let task = Task { try await clock.sleep(for: .seconds(60)) }
        try await clock.sleepsBegun(1)
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
