/// What the templates of the researcher's pages fill in.
enum ResearcherContent {
    struct Login: Sendable {
        var problem: String?
    }

    struct Page: Sendable {
        var progress: Progress
        var joinLink: String
        /// Whether there can be a gold file: the study was made of a judge's questions.
        var hasGold: Bool
        var key: String
    }

    struct Number: Sendable {
        var name: String
        var value: String
    }

    struct Stratum: Sendable {
        var name: String
        var tasks: Int
        var answers: Int
        var needed: Int
        /// Answers, but no more than are needed.
        var filled: Int
        var average: String
        var majority: String
    }

    struct RaterRow: Sendable {
        var id: String
        var externalID: String?
        var stage: String
        var answered: Int
        var accuracy: String
        var seconds: String
        var checks: String
        var practice: String
        var exclusion: String?
        var key: String
    }

    struct TaskRow: Sendable {
        var id: String
        var stratum: String
        var answers: Int
        var needed: Int
        var votes: String
    }

    struct Progress: Sendable {
        var numbers: [Number]
        var hasStrata: Bool
        var strata: [Stratum]
        var raters: [RaterRow]
        var tasks: [TaskRow]
    }
}
