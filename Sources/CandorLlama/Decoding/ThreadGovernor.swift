/// Decides how many threads compute, by what each number yields.
///
/// llama.cpp's threads wait for each other by spinning, several hundred times a batch. Where other programs keep the cores
/// busy, each of these waits lasts until the scheduler comes round, and two threads can be several times slower than one. Other loads
/// leave them the faster choice. So the numbers are tried: where the threads get less processor time than they should, fewer for a
/// moment; where not all compute, more, every one and a half seconds. What yields more tokens a second is kept.
struct ThreadGovernor: Sendable {
    /// The share of the processor time due to the threads below which the cores count as busy.
    private static let enough = 0.85
    /// The time over which that share is taken, in seconds.
    private static let span = 0.2
    /// The time of a trial, in seconds: at least, and until it is given up where no batch was like one before it.
    private static let trialSpan = (least: 0.1, most: 0.5)
    /// The time from one trial to the next, in seconds: of more threads, and of fewer, first and at most, as one after another of these
    /// finds nothing better.
    private static let patience = (more: 1.5, fewer: 0.5, most: 4.0)
    /// How much more another number has to yield.
    private static let margin = 1.03

    /// How many threads compute now.
    var threads: Int { ladder[trial?.step ?? step] }

    /// The numbers that are tried, the smallest first.
    private let ladder: [Int]
    /// The number in use, apart from a trial.
    private var step: Int
    private var yield = BatchYield()
    private var trial: Trial?
    /// The time since the last trial, in seconds.
    private var waited = 0.0
    private var patienceForFewer = Self.patience.fewer
    /// Whether the last trial of more threads was of all of them: else the next number is tried.
    private var triedAll = false
    /// The time and the processor time since the share was last taken.
    private var recent = (time: 0.0, processorTime: 0.0)

    /// Another number of threads, for a moment.
    private struct Trial {
        let step: Int
        var time = 0.0
        var yield = BatchYield()
        /// The time of batches that can be compared, and the time that they would have taken with the number in use.
        var compared = (time: 0.0, expected: 0.0)
    }

    /// Begins with all threads.
    /// - Parameter most: How many there are.
    init(most: Int) {
        ladder = Set([1, most / 2, most - 1, most]).filter { $0 >= 1 }.sorted()
        step = ladder.count - 1
    }

    /// Takes note of a batch.
    /// - Parameters:
    ///   - tokens: How many tokens it had.
    ///   - time: How long it took, in seconds.
    ///   - processorTime: The processor time that the process has had meanwhile, over all threads, in seconds.
    mutating func note(tokens: Int, time: Double, processorTime: Double) {
        guard ladder.count > 1 else { return }
        if trial != nil {
            note(ofTrial: tokens, time)
        } else {
            yield.note(tokens: tokens, time: time)
            waited += time
            recent = (recent.time + time, recent.processorTime + processorTime)
            beginTrial()
        }
    }

    private mutating func beginTrial() {
        if step < ladder.count - 1, waited >= Self.patience.more {
            // All of them first: a disturbance that has ended is to cost no more than one trial.
            let all = ladder.count - 1
            trial = Trial(step: triedAll ? step + 1 : all)
            triedAll.toggle()
            return
        }
        guard recent.time >= Self.span else { return }
        let isShort = recent.processorTime < Self.enough * Double(threads) * recent.time
        recent = (0, 0)
        guard isShort else {
            patienceForFewer = Self.patience.fewer
            return
        }
        // The first shortage is looked into at once.
        guard step > 0, waited >= patienceForFewer || patienceForFewer == Self.patience.fewer else { return }
        trial = Trial(step: step - 1)
    }

    private mutating func note(ofTrial tokens: Int, _ time: Double) {
        guard var trial else { return }
        trial.time += time
        trial.yield.note(tokens: tokens, time: time)
        if let expected = yield.time(of: tokens) {
            trial.compared = (trial.compared.time + time, trial.compared.expected + expected)
        }
        self.trial = trial
        let (compared, expected) = trial.compared
        // What is far behind after its first batch need not be suffered longer.
        let isLost = expected > 0 && compared > 1.5 * expected
        let isOver = trial.time >= (expected > 0 ? Self.trialSpan.least : Self.trialSpan.most)
        if isLost || isOver { end(trial, isBetter: !isLost && expected > 0 && compared * Self.margin < expected) }
    }

    private mutating func end(_ trial: Trial, isBetter: Bool) {
        if isBetter {
            (step, yield, triedAll) = (trial.step, trial.yield, false)
            patienceForFewer = Self.patience.fewer
        } else if trial.step < step {
            patienceForFewer = min(2 * patienceForFewer, Self.patience.most)
        }
        (self.trial, waited, recent) = (nil, 0, (0, 0))
    }
}

/// What a number of threads yields: the time of a token in batches of about one size, because a token of a prompt, computed with
/// hundreds of others, costs far less than a token of an answer.
private struct BatchYield {
    /// How much of a new batch's time goes into the average.
    private static let share = 0.3

    /// Seconds a token, by the logarithm of the batch's size.
    private var costs: [Int: Double] = [:]

    mutating func note(tokens: Int, time: Double) {
        guard tokens > 0 else { return }
        let (size, cost) = (Self.size(tokens), time / Double(tokens))
        costs[size] = costs[size].map { $0 + Self.share * (cost - $0) } ?? cost
    }

    /// The time that a batch would take; `nil` where there was none of about its size.
    func time(of tokens: Int) -> Double? { costs[Self.size(tokens)].map { $0 * Double(tokens) } }

    /// Sizes from one power of √2 to the next are one.
    private static func size(_ tokens: Int) -> Int {
        let power = Int.bitWidth - 1 - max(1, tokens).leadingZeroBitCount
        return 2 * power + (tokens * tokens >= 1 << (2 * power + 1) ? 1 : 0)
    }
}
