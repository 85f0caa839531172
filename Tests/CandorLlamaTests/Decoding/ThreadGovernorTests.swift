import Testing

@testable import CandorLlama

@Suite("How many threads compute")
struct ThreadGovernorTests {
    /// A machine on which a governor's threads compute: what each number yields, and the share of its processor time that it gets.
    private struct Machine {
        var governor: ThreadGovernor
        var clock = 0.0
        /// The time for which each number of threads has computed.
        var spent: [Int: Double] = [:]

        init(cores: Int) { governor = ThreadGovernor(most: cores) }

        /// Computes for some time.
        /// - Parameters:
        ///   - seconds: How long.
        ///   - sizes: The tokens of batches, in turn.
        ///   - load: Tokens a second in answers, and the share of the processor time due, for a number of threads.
        mutating func run(_ seconds: Double, sizes: [Int] = [32], load: (Int) -> (rate: Double, share: Double)) {
            let end = clock + seconds
            var batch = 0
            while clock < end {
                let (threads, tokens) = (governor.threads, sizes[batch % sizes.count])
                let (rate, share) = load(threads)
                // A token of a prompt costs a fifth.
                let time = Double(tokens) / (tokens > 100 ? 5 * rate : rate)
                governor.note(tokens: tokens, time: time, processorTime: share * Double(threads) * time)
                spent[threads, default: 0] += time
                clock += time
                batch += 1
            }
        }
    }

    /// The cores are free: each thread adds four fifths of a core's yield.
    private static func quiet(_ threads: Int) -> (rate: Double, share: Double) {
        (600 * (1 + 0.8 * Double(threads - 1)), 0.99)
    }

    /// Another program has one of two cores, and two threads wait for each other.
    private static func taken(_ threads: Int) -> (rate: Double, share: Double) {
        threads == 1 ? (550, 0.98) : (200, 0.6)
    }

    @Test(
        "All, and nothing else is tried, as long as they get the processor time that is theirs",
        arguments: [1, 2, 4, 64])
    func idle(cores: Int) {
        var machine = Machine(cores: cores)
        machine.run(60, load: Self.quiet)
        #expect(machine.spent.keys.sorted() == [cores])
    }

    @Test("One where two yield less: found within a second, and trials of two cost little")
    func taken() {
        var machine = Machine(cores: 2)
        machine.run(1, load: Self.taken)
        #expect(machine.governor.threads == 1)
        machine.spent = [:]
        machine.run(60, load: Self.taken)
        #expect((machine.spent[2] ?? 0) < 0.12 * 60)
    }

    @Test(
        "All again within three seconds of the end of a disturbance, however long it was", arguments: [1.0, 3, 30, 300])
    func recovery(seconds: Double) {
        for cores in [2, 4, 16] {
            var machine = Machine(cores: cores)
            machine.run(5, load: Self.quiet)
            machine.run(seconds) { $0 == 1 ? (550, 0.98) : (900 / Double($0), 0.5) }
            machine.run(3, load: Self.quiet)
            machine.spent = [:]
            machine.run(10, load: Self.quiet)
            #expect(machine.spent.keys.sorted() == [cores], "\(cores) cores, \(seconds) s")
        }
    }

    @Test("Two where two yield more, though they get less than their time: small programs that come and go")
    func shared() {
        var machine = Machine(cores: 2)
        machine.run(60) { $0 == 1 ? (550, 0.95) : (800, 0.75) }
        #expect((machine.spent[1] ?? 0) < 0.08 * 60)
    }

    @Test("One core less than all where one of eight is taken")
    func oneOfEight() {
        var machine = Machine(cores: 8)
        machine.run(20) { $0 == 8 ? (900, 0.7) : Self.quiet($0) }
        machine.spent = [:]
        machine.run(20) { $0 == 8 ? (900, 0.7) : Self.quiet($0) }
        #expect((machine.spent[7] ?? 0) > 0.85 * 20)
    }

    @Test("Batches of prompts are not compared with those of answers")
    func sizes() {
        var machine = Machine(cores: 2)
        machine.run(30, sizes: [512, 32, 32, 32, 200, 32, 32], load: Self.taken)
        #expect(machine.governor.threads == 1)
        machine.spent = [:]
        machine.run(30, sizes: [512, 32, 32, 32, 200, 32, 32], load: Self.quiet)
        #expect((machine.spent[2] ?? 0) > 27)
    }
}
