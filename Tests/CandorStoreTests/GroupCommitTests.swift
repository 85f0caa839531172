import CandorStore
import Testing

@Suite("Commits shared by those who wait")
struct GroupCommitTests {
    private struct Refused: Error {}

    /// Commits numbers, the first time only when it is let go; a group with 0 in it is refused.
    private actor Desk {
        private let group = GroupCommit<Int>()
        private(set) var commits: [[Int]] = []
        private(set) var arrived = 0
        private var held: CheckedContinuation<Void, Never>?

        func perform(_ number: Int) async throws {
            arrived += 1
            try await group.perform(number) { try await commit($0) }
        }

        private func commit(_ numbers: [Int]) async throws {
            commits.append(numbers)
            if commits.count == 1 { await withCheckedContinuation { held = $0 } }
            if numbers.contains(0) { throw Refused() }
        }

        func letGo() -> Bool {
            defer { held = nil }
            held?.resume()
            return held != nil
        }
    }

    @Test("Who comes during a commit shares the next one, in order; each hears how their own group fared")
    func sharing() async throws {
        let desk = Desk()
        let refused = await withTaskGroup(of: Int?.self) { group in
            for (count, number) in [1, 2, 0, 3].enumerated() {
                group.addTask {
                    do { try await desk.perform(number) } catch { return number }
                    return nil
                }
                while await desk.arrived <= count { await Task.yield() }
            }
            while await !desk.letGo() { await Task.yield() }
            return await group.reduce(into: Set<Int>()) { if let number = $1 { $0.insert(number) } }
        }
        #expect(await desk.commits == [[1], [2, 0, 3]])
        #expect(refused == [0, 2, 3])
        try await desk.perform(4)
        #expect(await desk.commits.last == [4])
    }
}
