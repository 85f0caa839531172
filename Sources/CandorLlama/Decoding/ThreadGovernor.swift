/// Decides how many threads compute.
///
/// llama.cpp's threads wait for each other by spinning, several hundred times a batch. Where other programs keep the cores
/// busy, each of these waits lasts until the scheduler comes round, and two threads are several times slower than one.
/// That shows in less processor time than the threads should have had; then one computes, and from time to time, less
/// and less often, all are tried again.
struct ThreadGovernor: Sendable {
    /// The share of the processor time due to the threads below which the cores count as busy.
    private static let enough = 0.85
    /// The time that a decision takes at least, in seconds.
    private static let span = 0.2
    /// The time until all threads are tried again, in seconds, at first and at most.
    private static let patience = (first: 10.0, most: 160.0)

    /// How many threads compute now.
    private(set) var threads: Int
    private let most: Int
    private var patience = Self.patience.first
    private var waited = 0.0
    private var processorTime = 0.0
    private var time = 0.0

    /// Begins with all threads.
    /// - Parameter most: How many there are.
    init(most: Int) {
        self.most = most
        threads = most
    }

    /// Takes note of a batch.
    /// - Parameters:
    ///   - time: How long it took, in seconds.
    ///   - processorTime: The processor time that the process has had meanwhile, over all threads, in seconds.
    mutating func note(time: Double, processorTime: Double) {
        guard most > 1 else { return }
        if threads < most {
            waited += time
            guard waited >= patience else { return }
            (threads, waited) = (most, 0)
            patience = min(2 * patience, Self.patience.most)
            return
        }
        self.time += time
        self.processorTime += processorTime
        guard self.time >= Self.span else { return }
        if self.processorTime < Self.enough * Double(most) * self.time {
            threads = 1
        } else {
            patience = Self.patience.first
        }
        (self.time, self.processorTime) = (0, 0)
    }
}
