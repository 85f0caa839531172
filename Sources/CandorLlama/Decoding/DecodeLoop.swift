import CandorModels
import Dispatch
import Foundation
import Synchronization

/// The one thread that computes: takes calls from a mailbox, asks the ``Scheduler`` what to do, does it and hands out tokens.
///
/// A thread of its own because computing a batch takes up to seconds, for which a thread of Swift's pool must not be held.
final class DecodeLoop: Sendable {
    /// What the thread is told.
    private enum Letter: Sendable {
        case start(DecodeJob)
        case cancel(UInt64)
        case forget(UInt64)
        case stop
    }

    private let letters = Mutex<[Letter]>([])
    private let bell = DispatchSemaphore(value: 0)
    private let numbers = Atomic<UInt64>(0)

    /// Starts the thread.
    /// - Parameters:
    ///   - context: The cache, from now on the thread's alone.
    ///   - scheduler: A scheduler for that cache.
    ///   - threads: The most threads that compute.
    init(context: DecodeContext, scheduler: Scheduler, threads: Int) {
        let thread = Thread { [self] in
            var worker = DecodeWorker(
                context: context, scheduler: scheduler, governor: ThreadGovernor(most: threads))
            run(&worker)
        }
        thread.name = "candor.llama"
        thread.stackSize = 8 << 20
        thread.start()
    }

    /// Ends the thread; calls under way are told that they are cancelled.
    func stop() {
        post(.stop)
    }

    /// Computes an answer.
    /// - Parameters:
    ///   - generation: The answer, not begun.
    ///   - prompt: The tokens before it, at least one and fewer than a sequence has room for at most.
    ///   - length: The tokens that both may have together.
    func complete(_ generation: Generation, prompt: [Token], length: Int) async throws -> Completion {
        try Task.checkCancellation()
        let number = numbers.add(1, ordering: .relaxed).newValue
        // The cancellation may have come before the call or after its end: its number is then kept for nothing.
        defer { if Task.isCancelled { post(.forget(number)) } }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                post(
                    .start(
                        DecodeJob(
                            number: number, prompt: prompt, length: length, generation: generation,
                            continuation: continuation)))
            }
        } onCancel: {
            post(.cancel(number))
        }
    }

    private func post(_ letter: Letter) {
        letters.withLock { $0.append(letter) }
        bell.signal()
    }

    private func run(_ worker: inout DecodeWorker) {
        while true {
            let received = letters.withLock { letters in
                defer { letters.removeAll() }
                return letters
            }
            for letter in received {
                switch letter {
                case .start(let job): worker.start(job)
                case .cancel(let number): worker.cancel(number)
                case .forget(let number): worker.forget(number)
                case .stop: return worker.cancelAll()
                }
            }
            if worker.isIdle {
                bell.wait()
            } else {
                worker.step()
            }
        }
    }
}

/// A call on its way through the decode loop.
struct DecodeJob: Sendable {
    /// The call's number, by which it can be cancelled.
    let number: UInt64
    /// The tokens before the answer.
    let prompt: [Token]
    /// The tokens that a sequence needs room for.
    let length: Int
    /// The answer so far.
    var generation: Generation
    /// Who waits for it.
    let continuation: CheckedContinuation<Completion, any Error>
}

/// What the decode loop's thread owns: the cache, the schedule and the answers in the making.
struct DecodeWorker {
    private let context: DecodeContext
    private var scheduler: Scheduler
    private var governor: ThreadGovernor
    private var jobs: [UInt64: DecodeJob] = [:]
    /// Calls that need longer sequences, and those that came after them: they begin when all before them have ended and there is room.
    private var waiting: [DecodeJob] = []
    /// Calls that were cancelled before they came.
    private var cancelled: Set<UInt64> = []

    init(context: DecodeContext, scheduler: Scheduler, governor: ThreadGovernor) {
        self.context = context
        self.scheduler = scheduler
        self.governor = governor
    }

    /// Whether there is nothing to compute.
    var isIdle: Bool { scheduler.isIdle && waiting.isEmpty }

    /// Takes in a call.
    mutating func start(_ job: DecodeJob) {
        guard cancelled.remove(job.number) == nil else {
            return job.continuation.resume(throwing: CancellationError())
        }
        guard waiting.isEmpty, job.length <= context.length else { return waiting.append(job) }
        begin(job)
    }

    private mutating func begin(_ job: DecodeJob) {
        jobs[job.number] = job
        scheduler.add(job.number, prompt: job.prompt)
    }

    /// The room that a sequence gets at least, in tokens.
    private static let leastLength = 512

    /// Makes room for those who wait, once nobody is left in the cache: by half more than they need, because the next turns of their
    /// dialogues are longer, and growing forgets what they have in common.
    private mutating func makeRoom() {
        let beginning = waiting
        waiting = []
        do {
            let needed = beginning.map(\.length).max() ?? 0
            if needed > context.length {
                _ = scheduler.reset()
                try context.grow(to: max(needed * 3 / 2, Self.leastLength))
            }
        } catch {
            for job in beginning { job.continuation.resume(throwing: error) }
            return
        }
        for job in beginning { begin(job) }
    }

    /// Ends a call without an answer.
    mutating func cancel(_ number: UInt64) {
        if let place = waiting.firstIndex(where: { $0.number == number }) {
            return waiting.remove(at: place).continuation.resume(throwing: CancellationError())
        }
        guard let job = jobs.removeValue(forKey: number) else {
            cancelled.insert(number)
            return
        }
        scheduler.remove(number)
        job.continuation.resume(throwing: CancellationError())
    }

    /// Forgets that a call was cancelled: it is known to have ended.
    mutating func forget(_ number: UInt64) {
        cancelled.remove(number)
    }

    /// Ends all calls without an answer.
    mutating func cancelAll() {
        for job in waiting + jobs.values { job.continuation.resume(throwing: CancellationError()) }
        (jobs, waiting) = ([:], [])
    }

    /// Computes one batch and takes a token for each call that is due one.
    mutating func step() {
        if scheduler.isIdle, !waiting.isEmpty { makeRoom() }
        guard !scheduler.isIdle else { return }
        let plan = scheduler.plan()
        do {
            try compute(plan)
        } catch {
            context.clear()
            for number in scheduler.reset() {
                jobs.removeValue(forKey: number)?.continuation.resume(throwing: error)
            }
            return
        }
        for (index, entry) in plan.entries.enumerated() {
            guard let number = entry.output, let logits = context.logits(at: index) else { continue }
            take(logits, for: number)
        }
    }

    private mutating func compute(_ plan: DecodePlan) throws(LlamaError) {
        // One call at a time is to be exact, and how sums are split over threads changes their rounding.
        guard scheduler.parallel > 1 else { return try context.compute(plan) }
        context.setThreads(governor.threads)
        let (start, startOfWork) = (ContinuousClock.now, Processor.time)
        try context.compute(plan)
        let elapsed = ContinuousClock.now - start
        governor.note(
            tokens: plan.entries.count, time: elapsed / .seconds(1), processorTime: Processor.time - startOfWork)
    }

    private mutating func take(_ logits: Logits, for number: UInt64) {
        switch jobs[number]?.generation.take(logits) {
        case .token(let token):
            scheduler.append(token, to: number)
        case .finished(let reason):
            let cached = scheduler.remove(number)
            guard let job = jobs.removeValue(forKey: number) else { return }
            job.continuation.resume(
                returning: job.generation.completion(reason, input: job.prompt.count, cached: cached))
        case nil:
            scheduler.remove(number)
        }
    }
}
