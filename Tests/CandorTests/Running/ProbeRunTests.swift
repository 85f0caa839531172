import Candor
import CandorModels
import CandorTestSupport
import Synchronization
import Testing

@Suite("Running a probe over its items")
struct ProbeRunTests {
    private func items(_ count: Int) async throws -> [Item] {
        try await Rows.dataset((0..<count).flatMap { try Rows.answerItem("What is \($0)?") }, name: "answer.jsonl")
            .items
    }

    private func run(_ model: FixedModel, _ count: Int, draws: Int = 1, parallel: Int) async throws -> ProbeRun {
        let bench = Bench(
            assistant: model, judge: ProbeBench.judge, settings: AssistantSettings(), isSequential: parallel == 1)
        return ProbeRun(.answer, items: try await items(count), draws: draws, bench: bench, parallel: parallel)
    }

    @Test("Trials come in the order of items, then draws, however the answers come in")
    func order() async throws {
        let model = FixedModel { dialogue in
            // Some are answered later than those that were asked after them.
            for _ in 0..<(dialogue.messages[0].content.utf8.reduce(0) { $0 + Int($1) } % 17) { await Task.yield() }
            return Completion(text: "right")
        }
        let wide = try await run(model, 12, draws: 2, parallel: 8).trials()
        let narrow = try await run(FixedModel("right"), 12, draws: 2, parallel: 1).trials()
        #expect(wide == narrow)
        #expect(wide.count == 12 * 2 * 4)
        #expect(wide.prefix(8).map(\.draw) == [0, 0, 0, 0, 1, 1, 1, 1])
    }

    @Test("One at a time, every call waits for the one before, in a fixed order")
    func sequential() async throws {
        let running = Mutex((now: 0, most: 0))
        let model = FixedModel { _ in
            running.withLock {
                $0.now += 1
                $0.most = max($0.most, $0.now)
            }
            for _ in 0..<3 { await Task.yield() }
            running.withLock { $0.now -= 1 }
            return Completion(text: "right")
        }
        let plan = try await run(model, 4, parallel: 1)
        let trials = try await plan.trials()
        #expect(running.withLock { $0.most } == 1)
        #expect(model.asked.map(\.dialogue) == trials.map(\.dialogue))
    }

    @Test("Each item at each draw is reported once as it is done")
    func progress() async throws {
        let plan = try await run(FixedModel("right"), 5, draws: 3, parallel: 4)
        let done = Mutex(0)
        _ = try await plan.trials { done.withLock { $0 += 1 } }
        #expect(plan.count == 15)
        #expect(done.withLock { $0 } == 15)
    }

    @Test("An error of the model ends the run with that error")
    func failure() async throws {
        struct Unreachable: Error {}
        let model = FixedModel { dialogue in
            if dialogue.messages[0].content.contains("What is 3?") { throw Unreachable() }
            return Completion(text: "right")
        }
        for parallel in [1, 4] {
            let plan = try await run(model, 6, parallel: parallel)
            await #expect(throws: Unreachable.self) { try await plan.trials() }
        }
    }

    @Test("Without items there is nothing to do")
    func empty() async throws {
        let bench = ProbeBench.sequential(FixedModel("right"))
        let plan = ProbeRun(.answer, items: [], draws: 2, bench: bench, parallel: 4)
        #expect(plan.count == 0)
        #expect(try await plan.trials().isEmpty)
    }
}
