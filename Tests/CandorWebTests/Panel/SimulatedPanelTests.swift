import Candor
import CandorStudy
import CandorTesting
import CandorWeb
import Foundation
import Testing

@Suite("A simulated panel over HTTP", .timeLimit(.minutes(15)))
struct SimulatedPanelTests {
    /// 40 pairs in four groups from easy to hard.
    static let tasks =
        (1...40).map { StudyTask.pair("p\($0)", stratum: "\(($0 + 9) / 10)") }
        + [StudyTask.pair("practice", purpose: .practice)]
        + (1...3).map { StudyTask.pair("check\($0)", purpose: .check) }
    static let accuracy = ["1": 0.95, "2": 0.85, "3": 0.7, "4": 0.55]

    @Test(
        "What raters of known accuracy answer through the pages comes back as averages, votes, α and a rater's record")
    func known() async throws {
        let clock = ManualDate()
        try await ServedStudy.with(
            Self.tasks, now: { clock.now },
            design: {
                $0.ratersPerTask = 5
                $0.tasksPerRater = 20
                $0.checkEvery = 10
                $0.breakEvery = 8
            }
        ) { served in
            // Some never finish: their places are taken over only after the timeout, so more raters than needed come.
            let raters = (0..<10).map { SimulatedRater(accuracy: Self.accuracy, attention: 0.8, seed: UInt64($0)) }
            // Time goes by with the answers, so that nobody is too fast.
            let panel = SimulatedPanel(
                raters: raters, tasks: Self.tasks, acknowledged: { _, _ in clock.advance(by: 2) })
            let visits = try await panel.visit { _ in served.base + served.join }
            let state = try served.study.state()
            #expect(visits.allSatisfy { $0.code == "CODE1234" })
            #expect(state.answers.values.allSatisfy { $0 == 5 }, "\(state.answers)")

            let ratings = state.ratings
            let chosen = visits.flatMap { visit in visit.choices.map { (visit.rater, $0.key, $0.value) } }
            #expect(ratings.count == chosen.count)
            let analysis = try StudyAnalysis(tasks: state.tasks, ratings: ratings, resamples: 500)
            let choices = Dictionary(grouping: chosen) { $0.1 }.mapValues { $0.map(\.2) }
            for group in analysis.strata {
                let tasks = Self.tasks.filter { $0.stratum == group.stratum && $0.purpose == .rated }
                let votes = tasks.map { task in (choices[task.id] ?? []).count { $0 == 0 } }
                let average = Double(votes.reduce(0, +)) / 50
                let majority = Double(votes.count { $0 >= 3 }) / 10
                #expect(abs((group.accuracy?.average.value ?? -1) - average) < 1e-12)
                #expect(abs((group.accuracy?.majority.value ?? -1) - majority) < 1e-12)
                // The draws themselves are as planned: within four standard errors of 50 answers.
                let planned = Self.accuracy[group.stratum ?? ""] ?? 0
                #expect(abs(average - planned) < 4 * (planned * (1 - planned) / 50).squareRoot())
            }
            let alpha = try #require(analysis.overall.alpha.value)
            #expect(abs(alpha - Self.alpha(choices, of: Self.tasks)) < 1e-12)
            for rater in analysis.raters {
                let own = ratings.filter { $0.rater == rater.rater }
                #expect(rater.answered == own.count { $0.purpose == .rated })
                #expect(rater.correct == own.filter { $0.purpose == .rated }.compactMap(\.credit).reduce(0, +))
                #expect(rater.checksFailed == own.count { $0.purpose == .check && $0.credit == 0 })
            }
            #expect(analysis.raters.reduce(0) { $0 + $1.answered } == 200)
        }
    }

    /// Krippendorff's α of two categories and five votes a task, written out: 1 − observed over expected disagreement.
    static func alpha(_ choices: [String: [Int]], of tasks: [StudyTask]) -> Double {
        let firsts = tasks.filter { $0.purpose == .rated }.map { task in
            Double((choices[task.id] ?? []).count { $0 == 0 })
        }
        let disagreeing = firsts.reduce(0) { $0 + 2 * $1 * (5 - $1) / 4 }
        let (all, first) = (5 * Double(firsts.count), firsts.reduce(0, +))
        return 1 - (all - 1) * disagreeing / (2 * first * (all - first))
    }
}
