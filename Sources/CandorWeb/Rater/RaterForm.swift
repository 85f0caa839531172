/// What a form on a rater's page sends.
struct RaterForm: Decodable, Sendable {
    /// What a rater can do.
    enum Act: String, Decodable, Sendable {
        case consent, decline, begin, answer, `continue`
    }

    /// What proves that the form was made for this rater.
    var key: String
    /// What the rater does.
    var act: Act
    /// The number of the rater's task that is answered, from 1.
    var number: Int?
    /// What was chosen: the place on the page, from 1, or `tie`.
    var choice: String?
    /// What the rater adds.
    var comment: String?
}
