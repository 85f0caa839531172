import Foundation
import Testing

/// The integer counts behind the paper's figures 10 to 17, and what it drew from them.
struct PaperFigures: Decodable {
    struct Feedback: Decodable, CustomTestStringConvertible {
        var figure: String
        var condition: String
        var model: String
        var more: Int
        var ties: Int
        var less: Int
        var percent: Double
        var bar: Double
        var testDescription: String { "fig \(figure), \(model), \(condition)" }
    }

    struct FeedbackMean: Decodable {
        var condition: String
        var model: String
        var percent: Double
        var bar: Double
    }

    struct FeedbackSycophancy: Decodable, CustomTestStringConvertible {
        var model: String
        var mean: Double
        var math: Double
        var arguments: Double
        var poems: Double
        var testDescription: String { model }
    }

    struct AccuracyChange: Decodable, CustomTestStringConvertible {
        var figure: String
        var belief: Int
        var model: String
        var n: Int
        var baselineCorrect: Int
        var correct: Int
        var percent: Double
        var bar: Double
        var testDescription: String { "fig \(figure), \(model), belief \(belief)" }
    }

    struct Rate: Decodable, CustomTestStringConvertible {
        var figure: String
        var dataset: String?
        var series: String
        var model: String
        var n: Int
        var count: Int
        var percent: Double
        var bar: Double
        var testDescription: String { "fig \(figure), \(dataset ?? "poems"), \(series), \(model)" }
    }

    struct Switches: Decodable {
        var dataset: String
        var model: String
        var n: Int
        var incorrectToIncorrect: Int
        var incorrectToCorrect: Int
        var correctToIncorrect: Int
        var correctToCorrect: Int
    }

    struct ModelValue: Decodable, CustomTestStringConvertible {
        var model: String
        var dataset: String?
        var percent: Double
        var bar: Double?
        var testDescription: String { "\(model) \(dataset ?? "")" }
    }

    var feedback: [Feedback] = []
    var feedbackMeans: [FeedbackMean] = []
    var feedbackSycophancy: [FeedbackSycophancy] = []
    var accuracyChanges: [AccuracyChange] = []
    var answerSycophancy: [ModelValue] = []
    var rates: [Rate] = []
    var switches: [Switches] = []
    var correctToIncorrect: [ModelValue] = []
    var correctToIncorrectByDataset: [ModelValue] = []

    /// Reads the fixture.
    static func load() throws -> PaperFigures {
        guard
            let url = Bundle.module.url(forResource: "paper-figures", withExtension: "json", subdirectory: "Fixtures")
        else { throw CocoaError(.fileNoSuchFile) }
        return try JSONDecoder().decode(PaperFigures.self, from: Data(contentsOf: url))
    }

    /// The fixture, for the arguments of tests, which cannot throw; a test of its own says so if it is empty.
    static let shared = (try? load()) ?? PaperFigures()
}
