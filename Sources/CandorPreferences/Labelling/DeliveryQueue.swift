/// Puts what is done in any order back into the order in which it was started.
struct DeliveryQueue {
    typealias Result = (PreferencePair, LabelledPair)

    private var started = 0
    private var delivered = 0
    private var done: [Int: Result] = [:]

    /// How many are under way.
    var running: Int { started - delivered - done.count }
    /// How many are done and wait for an earlier one.
    var waiting: Int { done.count }

    /// Starts one more.
    /// - Returns: Its position.
    mutating func start() -> Int {
        started += 1
        return started - 1
    }

    /// Takes what is done.
    /// - Returns: What can be delivered now, in order.
    mutating func finish(_ position: Int, _ result: Result) -> [Result] {
        done[position] = result
        var ready: [Result] = []
        while let next = done.removeValue(forKey: delivered) {
            ready.append(next)
            delivered += 1
        }
        return ready
    }
}
