import CandorModels

/// What the decode loop's thread owns: the cache, the schedule and the answers in the making.
struct DecodeWorker {
    private let context: DecodeContext
    private var scheduler: Scheduler
    private var governor: ThreadGovernor
    private var jobs: [UInt64: DecodeJob] = [:]
    /// Calls that were cancelled before they came.
    private var cancelled: Set<UInt64> = []

    init(context: DecodeContext, scheduler: Scheduler, governor: ThreadGovernor) {
        self.context = context
        self.scheduler = scheduler
        self.governor = governor
    }

    /// Whether there is nothing to compute.
    var isIdle: Bool { scheduler.isIdle }

    /// Takes in a call.
    mutating func start(_ job: DecodeJob) {
        guard cancelled.remove(job.number) == nil else {
            return job.continuation.resume(throwing: CancellationError())
        }
        jobs[job.number] = job
        scheduler.add(job.number, prompt: job.prompt)
    }

    /// Ends a call without an answer.
    mutating func cancel(_ number: UInt64) {
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
        for job in jobs.values { job.continuation.resume(throwing: CancellationError()) }
        jobs = [:]
    }

    /// Computes one batch and takes a token for each call that is due one.
    mutating func step() {
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
        governor.note(time: elapsed / .seconds(1), processorTime: Processor.time - startOfWork)
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
