import CandorBasics
import Synchronization
import Testing

@Suite("Bounded maps")
struct BoundedMapTests {
    private struct Trouble: Error {}

    @Test("Results come in the elements' order, no more than so many under way", arguments: [1, 3, 50])
    func order(limit: Int) async throws {
        let running = Mutex(0)
        let most = Mutex(0)
        let done = Mutex(0)
        let results = try await Array(0..<20).boundedMap(atOnce: limit, completed: { done.withLock { $0 += 1 } }) {
            element in
            let now = running.withLock { count in
                count += 1
                return count
            }
            most.withLock { $0 = max($0, now) }
            for _ in 0..<(20 - element) { await Task.yield() }
            running.withLock { $0 -= 1 }
            return element * 2
        }
        #expect(results == (0..<20).map { $0 * 2 })
        #expect(most.withLock { $0 } <= limit)
        #expect(done.withLock { $0 } == 20)
    }

    @Test("The first error ends it; nothing makes nothing; a limit below 1 is 1")
    func ends() async throws {
        await #expect(throws: Trouble.self) {
            try await [1, 2, 3].boundedMap(atOnce: 2) { if $0 == 2 { throw Trouble() } }
        }
        #expect(try await [Int]().boundedMap(atOnce: 4) { $0 }.isEmpty)
        #expect(try await [1, 2].boundedMap(atOnce: 0) { $0 } == [1, 2])
        #expect(try await [1, 2].concurrentMap(sequentially: true) { $0 } == [1, 2])
        #expect(try await [1, 2].concurrentMap(sequentially: false) { $0 } == [1, 2])
    }
}
