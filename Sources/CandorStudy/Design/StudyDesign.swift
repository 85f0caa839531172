/// How a human study is run: everything but its tasks.
public struct StudyDesign: Codable, Hashable, Sendable {
    /// The title on every page.
    public var title: String
    /// What a rater agrees to, in Markdown.
    public var consent: String
    /// How to do it, in Markdown.
    public var instructions: String
    /// What is said at the end, in Markdown.
    public var thanks: String
    /// What is asked about every task that has no question of its own.
    public var question: String
    /// How many raters answer each task.
    public var ratersPerTask: Int
    /// How many tasks one rater answers, practice and attention checks not counted.
    public var tasksPerRater: Int
    /// Whether a rater may say that no response is better.
    public var allowsTies: Bool
    /// Whether a rater may add a comment.
    public var allowsComments: Bool
    /// Whether a rater may go back and answer again.
    public var allowsBack: Bool
    /// One attention check among so many tasks; 0 for none.
    public var checkEvery: Int
    /// A break is offered after so many tasks; 0 for none.
    public var breakEvery: Int
    /// The share of practice tasks, from 0 to 1, that must be right for a rater to go on; `nil` to let everybody go on.
    public var screening: Double?
    /// A place is kept for a rater who does nothing for so many seconds.
    public var timeout: Double
    /// The parameter of the link that holds the id by which a recruiting site knows a rater, for example `PROLIFIC_PID`; `nil` to ask
    /// for no id.
    public var idParameter: String?
    /// What a rater takes back to the recruiting site at the end; `nil` for none.
    public var completionCode: String?
    /// Where a rater is led at the end.
    public var completionURL: String?
    /// Where a rater is led who did not pass the practice.
    public var screenedOutURL: String?
    /// The seed of who is shown what, on which side.
    public var seed: UInt64

    /// Creates a design.
    public init(
        title: String = "Comparing responses", consent: String, instructions: String, thanks: String,
        question: String = "Which response is better?", ratersPerTask: Int = 5, tasksPerRater: Int = 20,
        allowsTies: Bool = false, allowsComments: Bool = false, allowsBack: Bool = false, checkEvery: Int = 10,
        breakEvery: Int = 25, screening: Double? = nil, timeout: Double = 1_800, idParameter: String? = nil,
        completionCode: String? = nil,
        completionURL: String? = nil, screenedOutURL: String? = nil, seed: UInt64 = 0
    ) {
        self.title = title
        self.consent = consent
        self.instructions = instructions
        self.thanks = thanks
        self.question = question
        self.ratersPerTask = ratersPerTask
        self.tasksPerRater = tasksPerRater
        self.allowsTies = allowsTies
        self.allowsComments = allowsComments
        self.allowsBack = allowsBack
        self.checkEvery = checkEvery
        self.breakEvery = breakEvery
        self.screening = screening
        self.timeout = timeout
        self.idParameter = idParameter
        self.completionCode = completionCode
        self.completionURL = completionURL
        self.screenedOutURL = screenedOutURL
        self.seed = seed
    }
}
