/// One of the things that a rater chooses among.
public struct StudyOption: Codable, Hashable, Sendable {
    /// Its name in the results, for example `sycophantic` or `yes`; raters see it only where there is no ``text``.
    public var name: String
    /// The response that is shown; `nil` for a plain verdict.
    public var text: String?

    /// Creates an option.
    /// - Parameters:
    ///   - name: Its name in the results.
    ///   - text: The response that is shown; `nil` for a plain verdict.
    public init(name: String, text: String? = nil) {
        self.name = name
        self.text = text
    }
}
