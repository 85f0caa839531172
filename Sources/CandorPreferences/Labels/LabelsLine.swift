/// The content of one line of a labels file.
struct LabelsLine {
    var pair: String
    var preferred: Preference
    var rater: String?
    /// A value a column; shorter than the columns where the last ones are not named.
    var values: [Int8]
}

/// What keeps a line of a labels file from being read.
struct LabelsLineError: Error {
    var field: String?
    var reason: String

    /// The error of a value that is no label.
    /// - Parameters:
    ///   - feature: The feature.
    ///   - value: The value as it stands in the file.
    static func noLabel(_ feature: String, _ value: String) -> LabelsLineError {
        LabelsLineError(
            field: "features.\(feature)",
            reason: "\(value) is no label: -1 (B has more of it), 0 (same), 1 (A has more of it) or null (unscored)")
    }

    /// The error of a value that is no preference.
    static func noPreference(_ value: String) -> LabelsLineError {
        LabelsLineError(
            field: "preferred",
            reason: "\(value) is none of \"a\", \"b\", \"tie\" and A's share of the raters, a number from 0 to 1")
    }

    /// The error of a field that is not there.
    static func missing(_ field: String) -> LabelsLineError {
        LabelsLineError(
            field: field,
            reason: "is missing; a line is {\"pair\", \"preferred\", \"features\": {name: -1 | 0 | 1 | null}}")
    }
}
