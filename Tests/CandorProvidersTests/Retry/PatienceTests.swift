import CandorModels
import CandorTesting
import Foundation
import Synchronization
import Testing

@testable import CandorProviders

@Suite("A call that fails, and a server that is gone")
struct PatienceTests {
    private typealias Report = EndpointHealth.Report

    /// Runs a machine until it gives up, or so many attempts.
    private func life(
        _ failure: AttemptFailure, policy: RetryPolicy = RetryPolicy(), attempts: Int = 100,
        _ report: (_ attempt: Int, _ elapsed: Duration) -> Report
    ) -> (attempts: Int, elapsed: Duration, end: AttemptFailure?) {
        var machine = RequestMachine(policy: policy, seed: 7)
        var elapsed = Duration.zero
        for _ in 0..<attempts {
            _ = machine.waited()
            switch machine.failed(failure, elapsed: elapsed, endpoint: report(machine.attempts, elapsed)) {
            case .fail(let end): return (machine.attempts, elapsed, end)
            case .wait(let wait): elapsed += wait
            case .send: break
            }
        }
        return (machine.attempts, elapsed, nil)
    }

    private func answered(_ status: Int) -> AttemptFailure {
        AttemptFailure(HTTPReply(status: status, headers: [:], body: Data()), now: Date())
    }

    private struct Refused: Error {}

    @Test("Where nothing ever answered, the usual attempts are made and the whole endpoint has failed")
    func neverAnswered() {
        let life = life(answered(500)) { _, _ in Report() }
        #expect(life.attempts == 8)
        #expect(life.end?.isOfCallAlone == false)
    }

    @Test(
        "A call that fails while others are answered fails alone, well within the patience", arguments: [500, 502, 503])
    func alone(status: Int) {
        let life = life(answered(status)) { _, _ in Report(hasAnswered: true, answeredMeanwhile: true) }
        #expect(life.attempts == 6)
        #expect(life.elapsed < .seconds(30))
        #expect(life.end?.isOfCallAlone == true)
    }

    @Test(
        "With nobody to compare with, an internal error fails its call alone, too; the third in a row is the endpoint's"
    )
    func aloneWithoutOthers() {
        let first = life(answered(500)) { _, elapsed in Report(hasAnswered: true, silence: elapsed, givenUp: 1) }
        #expect(first.attempts == 6 && first.end?.isOfCallAlone == true)
        let third = life(answered(500)) { _, elapsed in Report(hasAnswered: true, silence: elapsed, givenUp: 2) }
        #expect(third.elapsed >= .seconds(120) && third.end?.isOfCallAlone == false)
    }

    @Test("A call that nothing comes for fails alone after two time-outs, where there is nobody to compare with")
    func stalled() {
        var machine = RequestMachine(policy: RetryPolicy(), seed: 7)
        let failure = AttemptFailure(timedOutAfter: .seconds(300))
        _ = machine.waited()
        guard case .wait = machine.failed(failure, elapsed: .seconds(300), endpoint: Report(hasAnswered: true)) else {
            Issue.record("one time-out is not enough")
            return
        }
        _ = machine.waited()
        let report = Report(hasAnswered: true, silence: .seconds(300))
        guard case .fail(let end) = machine.failed(failure, elapsed: .seconds(600), endpoint: report) else {
            Issue.record("two time-outs are enough")
            return
        }
        #expect(end.isOfCallAlone)
    }

    @Test("A server that was answering and is gone is waited for, until the patience is over")
    func gone() {
        for failure in [AttemptFailure(connection: Refused()), answered(502), answered(503)] {
            let life = life(failure) { _, elapsed in Report(hasAnswered: true, silence: elapsed) }
            #expect(life.elapsed >= .seconds(120) && life.elapsed < .seconds(140))
            #expect(life.attempts > 12)
            #expect(life.end?.isOfCallAlone == false)
        }
    }

    @Test("Internal errors for everybody at once are a server that is gone")
    func everybody() {
        let life = life(answered(500)) { _, elapsed in Report(hasAnswered: true, silence: elapsed, othersFailing: 5) }
        #expect(life.elapsed >= .seconds(120))
        #expect(life.end?.isOfCallAlone == false)
    }

    @Test("A server that asks for fewer requests is heard as before, whatever others got")
    func throttled() {
        let life = life(answered(429)) { _, _ in Report(hasAnswered: true, answeredMeanwhile: true) }
        #expect(life.attempts == 8)
        #expect(life.end?.isOfCallAlone == false)
    }

    @Test("The health of an endpoint counts silence from the first failure, and forgets it with an answer")
    func health() {
        let clock = ManualClock()
        let health = EndpointHealth(clock: clock)
        var (one, two) = (health.begin(), health.begin())
        #expect(health.failed(&one) == Report())
        health.answered(isAnswer: true)
        clock.advance(by: .seconds(50))
        #expect(health.failed(&one) == Report(hasAnswered: true, answeredMeanwhile: true))
        clock.advance(by: .seconds(20))
        #expect(
            health.failed(&two)
                == Report(hasAnswered: true, answeredMeanwhile: true, silence: .seconds(20), othersFailing: 1))
        #expect(health.failed(&two) == Report(hasAnswered: true, silence: .seconds(20), othersFailing: 1))
        health.ended(one, isGivenUp: true)
        #expect(health.failed(&two) == Report(hasAnswered: true, silence: .seconds(20), givenUp: 1))
        #expect(health.silence == .seconds(20))
        health.answered(isAnswer: true)
        #expect(health.silence == nil)
    }

    @Test("One prompt that gets an internal error every time fails alone, on a real server, while others are answered")
    func onRealServer() async throws {
        try await LoopbackServer.with(
            serving: [served: EchoModel()], faults: .whenBodyHolds("bad", .status(500))
        ) { server in
            let model = try server.openAI(makeProviders())
            func reply(_ text: String) async throws -> Reply {
                try await model.reply(to: Dialogue([.user(text)]), sampling: Sampling(), draw: 0)
            }
            #expect(try await reply("good").reason == nil)
            let bad = try await reply("bad")
            #expect(bad.reason == .failed)
            #expect(bad.failure?.detail.contains("500 injected fault") == true)
            #expect(try await reply("good again").reason == nil)
            #expect(server.requests.count == 8)
        }
    }

    @Test("A server that stops in the middle is waited for with a word about it, then the whole endpoint has failed")
    func serverStops() async throws {
        let server = try await LoopbackServer.start(serving: [served: EchoModel()])
        let clock = ManualClock()
        let providers = makeProviders(clock: clock, policy: RetryPolicy(attemptTimeout: .seconds(1_000_000)))
        let model = try server.openAI(providers)
        _ = try await model.complete(Dialogue([.user("Q")]), sampling: Sampling(), draw: 0)
        let port = server.port
        await server.stop()
        let isOver = Mutex(false)
        let call = Task {
            defer { isOver.withLock { $0 = true } }
            return try await model.complete(Dialogue([.user("R")]), sampling: Sampling(), draw: 0)
        }
        while providers.activity.snapshot.waitingFor.isEmpty { await Task.yield() }
        #expect(providers.activity.snapshot.waitingFor == [.init(host: "127.0.0.1:\(port)", seconds: 0)])
        clock.advance(by: .seconds(65))
        #expect(providers.activity.snapshot.waitingFor == [.init(host: "127.0.0.1:\(port)", seconds: 65)])
        while !isOver.withLock({ $0 }) {
            clock.advance(by: .seconds(1))
            await Task.yield()
        }
        let error = await #expect(throws: ProviderError.self) { try await call.value }
        #expect(error?.code == .unavailable)
        #expect(error?.callFailure == nil)
        #expect(providers.activity.snapshot.waitingFor.isEmpty)
    }
}
