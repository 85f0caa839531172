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

    @Test("What is done early waits for its turn; no more than so many wait")
    func waiting() async throws {
        let started = Mutex(0)
        let delivered = Mutex([Int]())
        var numbers = (0..<40).makeIterator()
        let map = BoundedMap(atOnce: 4, ahead: 6) { number in
            let already = started.withLock { count in
                count += 1
                return count
            }
            if number == 0 { for _ in 0..<200 { await Task.yield() } }
            return already
        }
        try await map.run(next: { numbers.next() }) { number, already in
            // Under way or waiting at most 4 + 6 when this one started.
            #expect(already <= number + 11)
            delivered.withLock { $0.append(number) }
        }
        #expect(delivered.withLock { $0 } == Array(0..<40))
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
