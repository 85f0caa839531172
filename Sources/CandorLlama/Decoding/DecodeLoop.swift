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
    ///   - prompt: The tokens before it, at least one and fewer than a sequence has room for.
    func complete(_ generation: Generation, prompt: [Token]) async throws -> Completion {
        try Task.checkCancellation()
        let number = numbers.add(1, ordering: .relaxed).newValue
        // The cancellation may have come before the call or after its end: its number is then kept for nothing.
        defer { if Task.isCancelled { post(.forget(number)) } }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                post(
                    .start(
                        DecodeJob(number: number, prompt: prompt, generation: generation, continuation: continuation)))
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
