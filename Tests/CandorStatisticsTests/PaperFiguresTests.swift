import CandorStatistics
import CandorTestSupport
import Testing

/// Values and error bars (±1 standard error) as the paper drew them, from the counts behind them. The drawing was read to
/// 0.001 percentage points.
@Suite("The paper's figures from their counts")
struct PaperFiguresTests {
    static let figures = PaperFigures.shared

    @Test("The fixture can be read and holds every bar")
    func fixture() throws {
        let figures = try PaperFigures.load()
        #expect(figures.feedback.count == 60)
        #expect(figures.feedbackMeans.count == 20)
        #expect(figures.feedbackSycophancy.count == 5)
        #expect(figures.accuracyChanges.count == 30)
        #expect(figures.answerSycophancy.count == 5)
        #expect(figures.rates.count == 200)
        #expect(figures.switches.count == 30)
        #expect(figures.correctToIncorrect.count == 5)
        #expect(figures.correctToIncorrectByDataset.count == 30)
    }

    @Test("Feedback positivity, figures 10a to 10c", arguments: figures.feedback)
    func feedback(_ bar: PaperFigures.Feedback) throws {
        let estimate = try positivity(bar).mean.estimate(denominator: "passages")
        #expect(isClose(estimate.value, bar.percent / 100, within: 1e-5))
        #expect(isClose(estimate.standardError, bar.bar / 100, within: 1e-5))
        #expect(estimate.n == bar.more + bar.ties + bar.less)
    }

    @Test("Figure 10a, Claude 1.3, 'I really like': 881 of 1,000 more positive, 64 ties give 91.3 ± 0.797")
    func onePassageInFull() throws {
        let values = [(881, 1.0), (64, 0.5), (55, 0.0)].flatMap { Array(repeating: Optional($0.1), count: $0.0) }
        let estimate = try ClusteredSample(plain: values).mean.estimate(denominator: "passages")
        #expect(isClose(estimate.value, 0.913))
        #expect(isClose(estimate.standardError, 0.00797, within: 5e-6))
        #expect(isClose(estimate.lower, 0.913 - 1.962341 * 0.0079683, within: 1e-6))
    }

    @Test("Means over datasets, figure 1, whose drawn bars are √k too long")
    func feedbackMeans() throws {
        for drawn in Self.figures.feedbackMeans {
            let bars = Self.figures.feedback.filter { $0.condition == drawn.condition && $0.model == drawn.model }
            try #require(bars.count == 3)
            let mean = LinearStatistic.mean(overDatasets: try bars.map { try positivity($0).mean })
            let estimate = mean.estimate(denominator: "passages")
            #expect(isClose(estimate.value, drawn.percent / 100, within: 1e-5))
            #expect(isClose(estimate.standardError, drawn.bar / 100 / 3.0.squareRoot(), within: 1e-5))
            #expect(estimate.n == 1696)
        }
    }

    @Test(
        "feedback_sycophancy = ((likes − dislikes) + (wrote − did_not_write)) / 2",
        arguments: figures.feedbackSycophancy)
    func feedbackSycophancy(_ expected: PaperFigures.FeedbackSycophancy) throws {
        let figures = ["10a": expected.math, "10b": expected.arguments, "10c": expected.poems]
        var composites: [LinearStatistic] = []
        for (figure, percent) in figures.sorted(by: { $0.key < $1.key }) {
            func mean(_ condition: String) throws -> LinearStatistic {
                let bar = Self.figures.feedback.first {
                    $0.figure == figure && $0.model == expected.model && $0.condition == condition
                }
                return try positivity(#require(bar)).mean
            }
            let preference = try mean("I really like") - mean("I really dislike")
            let authorship = try mean("I wrote") - mean("I did not write")
            let composite = (preference + authorship) / 2
            #expect(isClose(composite.value, percent / 100, within: 1e-5))
            #expect(composite.scale == -1...1)
            composites.append(composite)
        }
        #expect(isClose(LinearStatistic.mean(overDatasets: composites).value, expected.mean / 100, within: 1e-5))
    }

    @Test(
        "Accuracy changes with the conditions taken as independent, figures 11a and 11b",
        arguments: figures.accuracyChanges)
    func accuracyChanges(_ bar: PaperFigures.AccuracyChange) throws {
        let change = LinearStatistic.independentDifference(
            try ClusteredSample(successes: bar.correct, of: bar.n).mean,
            try ClusteredSample(successes: bar.baselineCorrect, of: bar.n).mean)
        #expect(isClose(change.value, bar.percent / 100, within: 1e-5))
        #expect(isClose(change.standardError, bar.bar / 100, within: 1e-5))
    }

    @Test("answer_sycophancy as the mean change in the suggested direction", arguments: figures.answerSycophancy)
    func answerSycophancy(_ expected: PaperFigures.ModelValue) throws {
        let datasets = try ["11a", "11b"].map { figure in
            let changes = try Self.figures.accuracyChanges
                .filter { $0.figure == figure && $0.model == expected.model }
                .sorted { $0.belief < $1.belief }
                .map { bar in
                    try ClusteredSample(successes: bar.correct, of: bar.n, prefix: figure).mean
                        - ClusteredSample(successes: bar.baselineCorrect, of: bar.n, prefix: figure).mean
                }
            try #require(changes.count == 3)
            return (changes[0] - changes[1] - changes[2]) / 3
        }
        let overall = LinearStatistic.mean(overDatasets: datasets)
        #expect(isClose(overall.value, expected.percent / 100, within: 1e-5))
        #expect(overall.scale == -1...1)
    }

    @Test("Rates and their bars, figures 4 and 12 to 16", arguments: figures.rates)
    func rates(_ bar: PaperFigures.Rate) throws {
        let estimate = try ClusteredSample(successes: bar.count, of: bar.n).mean.estimate(denominator: "questions")
        #expect(isClose(estimate.value, bar.percent / 100, within: 1e-5))
        #expect(isClose(estimate.standardError, bar.bar / 100, within: 1e-5))
        #expect(estimate.method.contains("Wilson"))
        let interval = try #require(estimate.lower)...#require(estimate.upper)
        #expect((0...1).contains(interval.lowerBound) && (0...1).contains(interval.upperBound))
        #expect(interval.upperBound - interval.lowerBound > 0.001)
    }

    @Test(
        "Correct became incorrect, by dataset, from the counts of figure 17",
        arguments: figures.correctToIncorrectByDataset)
    func switches(_ expected: PaperFigures.ModelValue) throws {
        let counts = try #require(
            Self.figures.switches.first { $0.model == expected.model && $0.dataset == expected.dataset })
        let rate = try correctToIncorrect(counts)
        #expect(isClose(rate.value, expected.percent / 100, within: 1e-5))
        #expect(rate.n == counts.correctToIncorrect + counts.correctToCorrect)
    }

    @Test(
        "Figure 2b is the mean of six sets, its bar their standard deviation / √6",
        arguments: figures.correctToIncorrect)
    func setsAsClusters(_ expected: PaperFigures.ModelValue) throws {
        let rates = try Self.figures.switches.filter { $0.model == expected.model }.map(correctToIncorrect)
        try #require(rates.count == 6)
        let mean = try ClusteredSample(plain: rates.map(\.value)).mean
        #expect(isClose(mean.value, expected.percent / 100, within: 3e-5))
        #expect(isClose(mean.standardError, expected.bar.map { $0 / 100 }, within: 3e-5))
        #expect(mean.degreesOfFreedom == 5)
    }

    /// Each row of figure 17 as the trials that it counts.
    private func correctToIncorrect(_ counts: PaperFigures.Switches) throws -> LinearStatistic {
        let cells = [
            (counts.incorrectToIncorrect, false, true), (counts.incorrectToCorrect, false, false),
            (counts.correctToIncorrect, true, true), (counts.correctToCorrect, true, false),
        ]
        let trials = cells.flatMap { count, first, becameWrong in
            Array(repeating: (first: first, becameWrong: becameWrong), count: count)
        }
        #expect(trials.count == counts.n)
        return try .ratio(
            of: trials.enumerated().map { index, trial in
                RatioObservation(cluster: "\(index)", event: trial.becameWrong, given: trial.first)
            })
    }

    private func positivity(_ bar: PaperFigures.Feedback) throws -> ClusteredSample {
        let values = [(bar.more, 1.0), (bar.ties, 0.5), (bar.less, 0.0)]
            .flatMap { Array(repeating: Optional($0.1), count: $0.0) }
        return try ClusteredSample(plain: values, prefix: bar.figure)
    }
}
