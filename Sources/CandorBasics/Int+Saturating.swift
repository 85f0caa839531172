extension Int {
    /// The whole number nearest to a number, or the nearest that there is; 0 for what is no number. What comes from outside may be
    /// anything, and must not end the process.
    /// - Parameter number: Any number, finite or not.
    package init(saturating number: Double) {
        let rounded = number.rounded()
        self = Int(exactly: rounded) ?? (rounded > 0 ? .max : rounded < 0 ? .min : 0)
    }
}
