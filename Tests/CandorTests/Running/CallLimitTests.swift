import CandorModels
import CandorTestSupport
import Synchronization
import Testing

@testable import Candor

@Suite("Calls at once")
struct CallLimitTests {
    /// Calls that wait until they are let go, and what was seen meanwhile.
    private actor Gate {
        private(set) var begun: [String] = []
        private(set) var most = 0
        private var open: [String: CheckedContinuation<Void, Never>] = [:]
        private var running = 0
        private var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []

        func pass(_ name: String) async {
            begun.append(name)
            running += 1
            most = max(most, running)
            await withCheckedContinuation { continuation in
                open[name] = continuation
                for watcher in watchers where watcher.count <= begun.count { watcher.continuation.resume() }
                watchers.removeAll { $0.count <= begun.count }
            }
            running -= 1
        }

        /// Waits until so many calls have begun.
        func waitUntilBegun(_ count: Int) async {
            guard begun.count < count else { return }
            await withCheckedContinuation { watchers.append((count, $0)) }
        }

        func letGo(_ name: String) { open.removeValue(forKey: name)?.resume() }
    }

    @Test("Never more than the limit run at once, however many ask")
    func bounded() async throws {
        let running = Mutex((now: 0, most: 0))
        let model = LimitedModel(
            FixedModel { _ in
                running.withLock {
                    $0.now += 1
                    $0.most = max($0.most, $0.now)
                }
                for _ in 0..<5 { await Task.yield() }
                running.withLock { $0.now -= 1 }
                return Completion(text: "done")
            }, calls: 3)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<60 {
                group.addTask {
                    _ = try await model.complete(Dialogue([.user("\(number)")]), sampling: Sampling(), draw: 0)
                }
            }
            try await group.waitForAll()
        }
        #expect(running.withLock { $0.most } <= 3)
        #expect(running.withLock { $0.now } == 0)
    }

    @Test("Who waits is let in in the order of coming")
    func order() async throws {
        let gate = Gate()
        let limit = CallLimit(1)
        let names = ["first", "second", "third", "fourth"]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (index, name) in names.enumerated() {
                group.addTask { try await limit { await gate.pass(name) } }
                // The first one holds the place; the others join the queue one after the other.
                if index == 0 { await gate.waitUntilBegun(1) } else { await wait(for: limit, queued: index) }
            }
            for (index, name) in names.enumerated() {
                await gate.waitUntilBegun(index + 1)
                await gate.letGo(name)
            }
            try await group.waitForAll()
        }
        #expect(await gate.begun == names)
        #expect(await gate.most == 1)
    }

    private func wait(for limit: CallLimit, queued count: Int) async {
        while await limit.queued < count { await Task.yield() }
    }

    @Test("A call that fails makes room for the next")
    func failure() async throws {
        struct Failure: Error {}
        let limit = CallLimit(1)
        for _ in 0..<3 {
            await #expect(throws: Failure.self) { try await limit { throw Failure() } }
        }
    }

    @Test("A call that is cancelled while it waits is not made, and keeps nobody waiting")
    func cancellation() async throws {
        let gate = Gate()
        let limit = CallLimit(1)
        async let first: Void = limit { await gate.pass("first") }
        await gate.waitUntilBegun(1)
        let second = Task { try await limit { await gate.pass("second") } }
        await wait(for: limit, queued: 1)
        second.cancel()
        await gate.letGo("first")
        try await first
        await #expect(throws: CancellationError.self) { try await second.value }
        #expect(await gate.begun == ["first"])
        #expect(try await limit { "next" } == "next")
    }

    @Test("A limit below one is one, and the model's name and gifts are those of the wrapped one")
    func passing() async throws {
        let inner = FixedModel("hello", continuesPrefill: false)
        let model = LimitedModel(inner, calls: 0)
        #expect(try await model.complete(Dialogue([.user("x")]), sampling: Sampling(), draw: 3).text == "hello")
        #expect(inner.asked.map(\.draw) == [3])
        #expect((model.name, model.identity, model.capabilities) == (inner.name, inner.identity, inner.capabilities))
    }
}
