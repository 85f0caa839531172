import CandorModels
import CandorTestSupport
import CandorTesting
import Synchronization
import Testing

@testable import Candor

@Suite("Which failed calls end a run")
struct TriagedModelTests {
    private let sampling = Sampling()

    private func ask(_ model: some LanguageModel, _ text: String) async throws -> String {
        try await model.complete(Dialogue([.user(text)]), sampling: sampling, draw: 0).text
    }

    private func failing(_ kind: CallFailure.Kind, when fails: @escaping @Sendable (String) -> Bool) -> FixedModel {
        FixedModel { dialogue in
            let text = dialogue.messages.last?.content ?? ""
            if fails(text) { throw CallFailure(kind, detail: text) }
            return Completion(text: "said")
        }
    }

    @Test("After an answer, a call that fails is a failure of its own, however many there are")
    func alone() async throws {
        let model = TriagedModel(failing(.failed) { $0 != "good" })
        #expect(try await ask(model, "good") == "said")
        for index in 0..<10 {
            await #expect(throws: CallFailure.self) { try await ask(model, "bad \(index)") }
        }
    }

    @Test("Where none of the first calls is answered, the third failure ends the run")
    func nothingWorks() async throws {
        let model = TriagedModel(failing(.failed) { _ in true })
        await #expect(throws: CallFailure.self) { try await ask(model, "1") }
        await #expect(throws: CallFailure.self) { try await ask(model, "2") }
        await #expect(throws: HopelessError.self) { try await ask(model, "3") }
    }

    @Test(
        "What is filtered or too long says nothing about other prompts",
        arguments: [CallFailure.Kind.filtered, .tooLong])
    func refused(_ kind: CallFailure.Kind) async throws {
        let model = TriagedModel(failing(kind) { $0 != "good" })
        for index in 0..<5 {
            await #expect(throws: CallFailure.self) { try await ask(model, "\(index)") }
        }
        #expect(try await ask(model, "good") == "said")
    }

    @Test("Who wants to fail fast stops at the first failure")
    func failFast() async throws {
        let model = TriagedModel(failing(.filtered) { $0 != "good" }, failsFast: true)
        #expect(try await ask(model, "good") == "said")
        await #expect(throws: HopelessError.self) { try await ask(model, "bad") }
    }

    @Test("The first call goes ahead alone; the others follow when it is answered")
    func lead() async throws {
        let underWay = Mutex((now: 0, most: 0, first: true))
        let model = TriagedModel(
            FixedModel { _ in
                let isFirst = underWay.withLock { state in
                    state.now += 1
                    state.most = max(state.most, state.now)
                    defer { state.first = false }
                    return state.first
                }
                // The others have every opportunity to come in between.
                if isFirst { for _ in 0..<100 { await Task.yield() } }
                let alone = underWay.withLock { state in
                    defer { state.now -= 1 }
                    return state.most == 1
                }
                return Completion(text: isFirst ? (alone ? "alone" : "crowded") : "said")
            })
        let texts = try await (0..<20).map { "\($0)" }.concurrentMap(sequentially: false) { try await ask(model, $0) }
        #expect(texts.count { $0 == "alone" } == 1)
        #expect(texts.count { $0 == "said" } == 19)
    }

    @Test("A run over items of which some fail has every other trial")
    func run() async throws {
        let rows = try (0..<6).flatMap { try Rows.answerItem("Question \($0)?") }
        let set = try await Rows.dataset(rows, name: "answer.jsonl")
        let model = TriagedModel(failing(.failed) { $0.contains("Question 3") })
        let bench = Bench(assistant: model, judge: ProbeBench.judge, settings: AssistantSettings())
        let trials = try await ProbeRun(
            Probes.required(set.probe), items: set.items, draws: 1, bench: bench, parallel: 4
        ).trials()
        #expect(trials.count == 24)
        #expect(trials.filter { $0.unscored == .failed }.count == 4)
        #expect(trials.filter { $0.exchanges.first?.unscored == nil }.count == 20)
    }
}
