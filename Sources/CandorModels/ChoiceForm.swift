/// An answer as an object with one choice for each of some fields, for models that can be held to a form (structured output);
/// others are asked in words alone.
public struct ChoiceForm: Codable, Hashable, Sendable {
    /// The fields' names, each of which the answer must have.
    public var fields: [String]
    /// What a field may say.
    public var choices: [String]

    /// Creates a form.
    /// - Parameters:
    ///   - fields: The fields' names.
    ///   - choices: What a field may say.
    public init(fields: [String], choices: [String]) {
        self.fields = fields
        self.choices = choices
    }
}
