import CandorModels
import CandorProviders
import CandorTesting
import Foundation
import Testing

@Suite("Trying again, on a real server")
struct RetryTests {
    private let question = Dialogue([.user("Why?")])

    private func ask(_ model: any LanguageModel) async throws -> Completion {
        try await model.complete(question, sampling: Sampling(), draw: 0)
    }

    @Test(
        "What passes is tried again until it is answered, in both dialects",
        arguments: [
            Fault.status(408), .status(409), .status(429), .status(500), .status(503), .status(529), .connectionReset,
            .truncatedBody, .invalidUTF8, .page(status: 502),
        ])
    func passing(fault: Fault) async throws {
        try await LoopbackServer.with(
            serving: [served: EchoModel(), claude: EchoModel()], faults: .list([fault, fault, nil, fault])
        ) { server in
            let providers = makeProviders()
            let openAI = try await ask(server.openAI(providers))
            let anthropic = try await ask(server.anthropic(providers))
            #expect(openAI.text == "user: Why?")
            #expect(anthropic.text == "user: Why?")
            #expect(server.requests.count == 5)
            #expect(server.requests.filter(\.isAnswered).count == 2)
            #expect(providers.activity.snapshot.requests == 5)
            #expect(providers.activity.snapshot.retries == 3)
            #expect(providers.activity.snapshot.usage.output == 6)
        }
    }

    @Test(
        "What will not pass is asked once",
        arguments: [
            (400, ProviderError.Code.rejected), (401, .unauthorized), (403, .unauthorized), (404, .unknownModel),
            (422, .rejected), (402, .quotaExhausted),
        ])
    func lasting(status: Int, code: ProviderError.Code) async throws {
        try await LoopbackServer.with(serving: [served: EchoModel()], faults: .always(.status(status))) { server in
            let model = try server.openAI(makeProviders())
            let error = await #expect(throws: ProviderError.self) { try await ask(model) }
            #expect(error?.code == code)
            #expect(error?.attempts == 1)
            #expect(server.requests.count == 1)
        }
    }

    @Test("After the last attempt the error says what the server said")
    func givenUp() async throws {
        try await LoopbackServer.with(serving: [served: EchoModel()], faults: .always(.status(429))) { server in
            let model = try server.openAI(makeProviders(policy: RetryPolicy(maximumAttempts: 3)))
            let error = await #expect(throws: ProviderError.self) { try await ask(model) }
            #expect(error?.code == .rateLimited)
            #expect(error?.attempts == 3)
            #expect(error?.detail == "429 injected fault")
            #expect(server.requests.count == 3)
        }
    }

    @Test("The wait that the server asks for is kept")
    func retryAfter() async throws {
        let clock = ManualClock(passingSleepsUpTo: .seconds(200))
        let fault = Fault.status(429, headers: ["retry-after": "17"])
        try await LoopbackServer.with(serving: [served: EchoModel()], faults: .list([fault])) { server in
            _ = try await ask(server.openAI(makeProviders(clock: clock)))
        }
        let wait = try #require(clock.passedSleeps.first)
        #expect(clock.passedSleeps.count == 1)
        #expect(wait >= .seconds(17) && wait < .seconds(17.5))
    }

    @Test("A wait that is longer than all patience is an error at once, which says how long")
    func tooLongWait() async throws {
        let fault = Fault.status(429, headers: ["retry-after": "7200"])
        try await LoopbackServer.with(serving: [served: EchoModel()], faults: .always(fault)) { server in
            let model = try server.openAI(makeProviders())
            let error = await #expect(throws: ProviderError.self) { try await ask(model) }
            #expect(error?.detail.contains("7200 s") == true)
            #expect(server.requests.count == 1)
        }
    }

    @Test("A server that hangs is given up after the time-out and asked again")
    func timeout() async throws {
        let clock = ManualClock(passingSleepsUpTo: .seconds(60))
        try await LoopbackServer.with(serving: [served: EchoModel()], faults: .list([.hang])) { server in
            let providers = makeProviders(clock: clock)
            let model = try server.openAI(providers)
            async let completion = ask(model)
            try await server.arrivals(1)
            try await clock.sleepsBegun(1)
            clock.advance(by: .seconds(300))
            let text = try await completion.text
            #expect(text == "user: Why?")
            #expect(providers.activity.snapshot.retries == 1)
        }
    }

    @Test("A cancelled call ends at once, in flight and while waiting for its turn")
    func cancellation() async throws {
        try await LoopbackServer.with(serving: [served: EchoModel()], faults: .always(.hang)) { server in
            let model = try server.openAI(makeProviders(clock: ManualClock(), maximumConcurrency: 1))
            let inFlight = Task { try await ask(model) }
            try await server.arrivals(1)
            let queued = Task { try await ask(model) }
            queued.cancel()
            await #expect(throws: CancellationError.self) { try await queued.value }
            inFlight.cancel()
            await #expect(throws: CancellationError.self) { try await inFlight.value }
            #expect(server.requests.count == 1)
        }
    }

    @Test(
        "Answers that are no chat answers end with an error that tells",
        arguments: [Fault.page(status: 200), .hugeBody(bytes: 20 << 20)])
    func noAnswer(fault: Fault) async throws {
        try await LoopbackServer.with(serving: [served: EchoModel()], faults: .always(fault)) { server in
            let model = try server.openAI(makeProviders(policy: RetryPolicy(maximumAttempts: 2)))
            let error = await #expect(throws: ProviderError.self) { try await ask(model) }
            #expect(error?.code == .badResponse)
            #expect(error?.attempts == 1)
        }
    }

    @Test("A wrong content type does no harm")
    func contentType() async throws {
        try await LoopbackServer.with(
            serving: [served: EchoModel()], faults: .always(.contentType("text/plain"))
        ) { server in
            let completion = try await ask(server.openAI(makeProviders()))
            #expect(completion.text == "user: Why?")
        }
    }

    @Test("A server that is not there is an error that names its address")
    func nothingThere() async throws {
        let port = try await LoopbackServer.with(serving: [:]) { $0.port }
        let model = try makeProviders(policy: RetryPolicy(maximumAttempts: 2))
            .model(named: ModelName("openai:m@http://127.0.0.1:\(port)/v1"))
        let error = await #expect(throws: ProviderError.self) { try await ask(model) }
        #expect(error?.code == .unavailable)
        #expect(error?.attempts == 2)
        #expect(error?.description.contains("127.0.0.1:\(port)") == true)
        #expect(error?.detail == "connection refused")
    }

    @Test("200 concurrent calls through a storm of faults are all answered, each exactly once")
    func storm() async throws {
        let faults: [Fault] = [
            .status(429), .status(500), .status(529), .connectionReset, .truncatedBody, .invalidUTF8,
        ]
        // The clock jumps with every wait of every call, so that no time is too long.
        let patient = RetryPolicy(
            maximumAttempts: 20, attemptsAlone: 20, maximumTotal: .seconds(1_000_000), patience: .seconds(1_000_000))
        try await LoopbackServer.with(
            serving: [served: EchoModel()], faults: .random(0.3, of: faults, seed: 11)
        ) { server in
            let model = try server.openAI(makeProviders(policy: patient))
            let texts = try await withThrowingTaskGroup(of: String.self) { group in
                for index in 0..<200 {
                    group.addTask {
                        try await model.complete(Dialogue([.user("\(index)")]), sampling: Sampling(), draw: 0).text
                    }
                }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(texts == Set((0..<200).map { "user: \($0)" }))
            let answered = Dictionary(server.requests.filter(\.isAnswered).map { ($0.body, 1) }, uniquingKeysWith: +)
            #expect(answered.count == 200)
            #expect(answered.values.allSatisfy { $0 == 1 })
        }
    }
}
