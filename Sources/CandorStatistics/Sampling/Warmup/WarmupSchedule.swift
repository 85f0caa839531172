/// When warm-up learns what (Stan Reference Manual, "Automatic parameter tuning"): a first stretch in which only the step
/// size is adapted, windows that double in length, at the end of each of which the metric is set from the window's draws,
/// and a last stretch for the step size alone.
public struct WarmupSchedule: Hashable, Sendable {
    /// The iterations whose positions the metric is learnt from, window by window.
    public let windows: [Range<Int>]
    /// The number of warm-up iterations.
    public let count: Int

    /// Stan's schedule: 75 iterations, windows of 25, 50, 100 … the last of which is stretched to the end, 50 iterations;
    /// 15%, 75% and 10% where there are fewer than 150; no windows below 20.
    /// - Parameter count: The number of warm-up iterations.
    public init(count: Int) {
        self.count = count
        guard count >= 20 else {
            windows = []
            return
        }
        let isShort = count < 75 + 25 + 50
        var start = isShort ? Int(0.15 * Double(count)) : 75
        let end = count - (isShort ? Int(0.1 * Double(count)) : 50)
        var length = isShort ? end - start : 25
        var windows: [Range<Int>] = []
        while start < end {
            // A window is stretched where the next one, twice as long, would not fit.
            let fits = start + length + 2 * length <= end
            let stop = fits ? start + length : end
            windows.append(start..<stop)
            (start, length) = (stop, 2 * length)
        }
        self.windows = windows
    }
}
