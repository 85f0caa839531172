/// Times something short.
enum Stopwatch {
    /// The seconds that one call takes: the fastest of five rounds, each of at least a fifth of a second.
    /// - Parameter work: What is timed. Its result is added up, so that none of it can be left out.
    static func seconds(_ work: () -> Double) -> Double {
        let clock = ContinuousClock()
        var best = Double.infinity
        var total = work()
        for _ in 0..<5 {
            let start = clock.now
            var calls = 0
            var elapsed = Duration.zero
            while elapsed < .milliseconds(200) {
                total += work()
                calls += 1
                elapsed = clock.now - start
            }
            let time = elapsed.components
            best = min(best, (Double(time.seconds) + Double(time.attoseconds) * 1e-18) / Double(calls))
        }
        return total.isNaN ? .nan : best
    }
}
