import Testing

@testable import CandorLlama

@Suite("The scheduler")
struct SchedulerTests {
    func prompt(_ length: Int, from first: Token = 0) -> [Token] {
        (0..<length).map { first + Token($0) }
    }

    @Test("Calls that come together are computed in one batch, each with one output")
    func together() {
        var scheduler = Scheduler(parallel: 3, sequences: 3)
        for call in 1...3 { scheduler.add(UInt64(call), prompt: prompt(5, from: Token(call * 100))) }
        let plan = scheduler.plan()
        #expect(plan.entries.count == 15)
        #expect(plan.entries.compactMap(\.output) == [1, 2, 3])
        #expect(plan.entries.map(\.sequence) == plan.entries.map(\.sequence).sorted())
    }

    @Test("No more calls than allowed are computed at once, and the next begins when one ends")
    func limited() {
        var scheduler = Scheduler(parallel: 1, sequences: 2)
        scheduler.add(1, prompt: prompt(3))
        scheduler.add(2, prompt: prompt(3, from: 50))
        let plan1 = scheduler.plan()
        #expect(plan1.entries.compactMap(\.output) == [1])
        scheduler.remove(1)
        let plan2 = scheduler.plan()
        #expect(plan2.entries.compactMap(\.output) == [2])
        scheduler.remove(2)
        #expect(scheduler.isIdle)
    }

    @Test("A token chosen is computed next, at the end of its sequence")
    func writing() {
        var scheduler = Scheduler(parallel: 2, sequences: 2)
        scheduler.add(1, prompt: prompt(4))
        _ = scheduler.plan()
        scheduler.append(77, to: 1)
        let plan3 = scheduler.plan()
        #expect(plan3.entries == [.init(token: 77, position: 4, sequence: 0, output: 1)])
    }

    @Test("A long prompt is computed in parts, beside the calls that write")
    func parts() {
        var scheduler = Scheduler(parallel: 2, sequences: 2)
        scheduler.add(1, prompt: prompt(4))
        _ = scheduler.plan()
        scheduler.append(9, to: 1)
        scheduler.add(2, prompt: prompt(700, from: 1000))
        let first = scheduler.plan()
        #expect(first.entries.count == Scheduler.batchLength)
        #expect(first.entries.compactMap(\.output) == [1])
        scheduler.append(9, to: 1)
        let second = scheduler.plan()
        #expect(second.entries.compactMap(\.output) == [1, 2])
        #expect(second.entries.last?.position == 699)
    }

    @Test("Draws of one prompt wait until it is computed, then copy it and compute its last token")
    func draws() {
        var scheduler = Scheduler(parallel: 3, sequences: 3)
        for call in 1...3 { scheduler.add(UInt64(call), prompt: prompt(100)) }
        let plan4 = scheduler.plan()
        #expect(plan4.entries.compactMap(\.output) == [1])
        scheduler.append(5, to: 1)
        let plan = scheduler.plan()
        #expect(plan.operations.filter { $0 == .copy(from: 0, to: 1) || $0 == .copy(from: 0, to: 2) }.count == 2)
        #expect(plan.operations.contains(.trim(sequence: 1, length: 99)))
        #expect(plan.entries.count == 3)
        #expect(plan.entries.compactMap(\.output) == [1, 2, 3])
        let removed5 = scheduler.remove(2)
        #expect(removed5 == 99)
    }

    @Test("A later turn goes on in the sequence of the earlier one")
    func turns() {
        var scheduler = Scheduler(parallel: 2, sequences: 4)
        scheduler.add(1, prompt: prompt(50))
        _ = scheduler.plan()
        scheduler.append(500, to: 1)
        _ = scheduler.plan()
        scheduler.append(501, to: 1)
        scheduler.remove(1)
        scheduler.add(2, prompt: prompt(50) + [500, 501, 502])
        let plan = scheduler.plan()
        #expect(plan.operations == [.trim(sequence: 0, length: 51)])
        #expect(plan.entries.map(\.token) == [501, 502])
    }

    @Test("Two branches of a dialogue both begin with its cache, also when the first has gone on")
    func branches() {
        var scheduler = Scheduler(parallel: 2, sequences: 4)
        scheduler.add(1, prompt: prompt(60))
        _ = scheduler.plan()
        scheduler.remove(1)
        scheduler.add(2, prompt: prompt(60) + prompt(40, from: 1000))
        scheduler.add(3, prompt: prompt(60) + prompt(40, from: 2000))
        let plan = scheduler.plan()
        #expect(plan.operations.contains(.copy(from: 0, to: 1)))
        #expect(plan.entries.count == 80)
        let removed6 = scheduler.remove(2)
        #expect(removed6 == 60)
        let removed7 = scheduler.remove(3)
        #expect(removed7 == 60)
    }

    @Test("A waiting call whose beginning is in the cache goes before one whose is not")
    func preference() {
        var scheduler = Scheduler(parallel: 1, sequences: 2)
        scheduler.add(1, prompt: prompt(200))
        while scheduler.plan().entries.compactMap(\.output).isEmpty {}
        scheduler.remove(1)
        scheduler.add(2, prompt: prompt(100, from: 1000))
        scheduler.add(3, prompt: prompt(210))
        let plan8 = scheduler.plan()
        #expect(plan8.entries.compactMap(\.output) == [3])
    }

    @Test("One call at a time computes prompts in blocks and reuses whole blocks of prompts only")
    func exact() {
        var scheduler = Scheduler(parallel: 1, sequences: 4)
        scheduler.add(1, prompt: prompt(150))
        let plans = (0..<3).map { _ in scheduler.plan() }
        #expect(plans.map(\.entries.count) == [64, 64, 22])
        scheduler.append(900, to: 1)
        _ = scheduler.plan()
        scheduler.remove(1)
        scheduler.add(2, prompt: prompt(150) + [900, 901])
        let plan = scheduler.plan()
        #expect(plan.entries.map(\.position) == Array(128..<152))
        let removed9 = scheduler.remove(2)
        #expect(removed9 == 128)
    }

    @Test("A model whose cache cannot be cut begins every call anew")
    func noReuse() {
        var scheduler = Scheduler(parallel: 2, sequences: 2, reusesPrefixes: false)
        scheduler.add(1, prompt: prompt(40))
        scheduler.add(2, prompt: prompt(40))
        let plan = scheduler.plan()
        #expect(plan.operations == [.trim(sequence: 0, length: 0), .trim(sequence: 1, length: 0)])
        #expect(plan.entries.count == 80)
    }

    @Test("A call taken back while it waits is never computed")
    func takenBack() {
        var scheduler = Scheduler(parallel: 1, sequences: 1)
        scheduler.add(1, prompt: prompt(3))
        scheduler.remove(1)
        #expect(scheduler.isIdle)
    }
}
