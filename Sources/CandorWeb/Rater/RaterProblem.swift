/// What keeps a rater from going on.
enum RaterProblem {
    /// Nothing was chosen.
    case noChoice
    /// The study has as many raters as it needs at the moment.
    case full
    /// As many people as may have come from the same address and are at the beginning.
    case crowded
    /// The study has all that it needs.
    case complete

    /// What is said about it.
    var text: String {
        switch self {
        case .noChoice: "Please choose one of the answers, then go on."
        case .complete: "The study has all the answers that it needs. Thank you for coming; you may close this page."
        case .crowded:
            "Many people who share your connection are beginning just now. Please wait a minute, then press the button again."
        case .full:
            "The study has as many people as it needs at the moment. Please open your link again later: a place may have become free."
        }
    }
}
