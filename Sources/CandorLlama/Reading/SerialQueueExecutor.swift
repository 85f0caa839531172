import Dispatch

/// Runs an actor's work on a dispatch queue of its own instead of Swift's pool of threads.
final class SerialQueueExecutor: SerialExecutor {
    private let queue: DispatchQueue

    /// Makes a queue.
    /// - Parameter label: Its name, for debuggers.
    init(label: String) {
        queue = DispatchQueue(label: label)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
