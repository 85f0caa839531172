import Testing

@testable import CandorProviders

@Suite("Pacing")
struct PacingTests {
    private func take(from window: inout PacingWindow) throws -> PacingWindow.Permit {
        let permit = window.take()
        return try #require(permit)
    }

    @Test("The limit grows by about one a round and is halved by throttling")
    func window() throws {
        var window = PacingWindow(ceiling: 40)
        #expect(Int(window.limit) == 10)
        for _ in 0..<11 {
            let permit = try take(from: &window)
            window.giveBack(permit, throttled: false)
        }
        #expect(Int(window.limit) == 11)
        let permit = try take(from: &window)
        window.giveBack(permit, throttled: true)
        #expect(Int(window.limit) == 5)
    }

    @Test("One burst of throttled requests halves the limit once")
    func burst() throws {
        var window = PacingWindow(ceiling: 40)
        let permits = try (0..<10).map { _ in try take(from: &window) }
        #expect(window.take() == nil)
        for permit in permits { window.giveBack(permit, throttled: true) }
        #expect(window.limit == 5)
        #expect(window.underWay == 0)
    }

    @Test("The limit stays between one and the ceiling")
    func bounds() throws {
        var window = PacingWindow(ceiling: 4)
        for round in 0..<100 {
            let permit = try take(from: &window)
            window.giveBack(permit, throttled: round < 50)
            #expect((1...4).contains(window.limit))
        }
        #expect(window.limit == 4)
    }

    @Test("Requests go in the order in which they came, and cancelled ones leave the queue")
    func order() async throws {
        let pacer = Pacer(ceiling: 1)
        let first = try await pacer.permit()
        let cancelled = Task { try await pacer.permit() }
        cancelled.cancel()
        await #expect(throws: CancellationError.self) { try await cancelled.value }
        async let second = pacer.permit()
        pacer.giveBack(first, throttled: false)
        pacer.giveBack(try await second, throttled: false)
        #expect(pacer.limit == 1)
    }
}
