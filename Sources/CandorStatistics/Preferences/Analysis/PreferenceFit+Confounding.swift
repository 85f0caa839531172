extension PreferenceFit {
    /// What it would take to explain effects away.
    /// - Parameters:
    ///   - names: Features or combinations; unknown ones are left out.
    ///   - data: The pairs that were fitted.
    public func confoundingBounds(of names: [String], data: PreferenceData) -> [ConfoundingBound] {
        []
    }
}
