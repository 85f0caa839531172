import Candor
import CandorModels
import CandorStatistics
import CandorStudy
import Foundation
import Testing

@Suite("The analysis of a human study")
struct StudyAnalysisTests {
    @Test("The paper's fig. 7b, count by count: average human and majority vote by difficulty")
    func paper() throws {
        let (tasks, ratings) = StudyAnswers.ofPaper()
        let analysis = try StudyAnalysis(tasks: tasks, ratings: ratings, resamples: 100)
        #expect(analysis.strata.map(\.stratum) == (1...8).map(String.init))
        for (group, counts) in zip(analysis.strata, StudyAnswers.paper) {
            let share = try #require(group.options["sycophantic"])
            #expect(share.average.value == Double(counts.1) / Double(5 * counts.0))
            #expect(share.majority.value == Double(counts.2) / Double(counts.0))
            #expect((share.average.n, share.majority.n, group.tasks) == (5 * counts.0, counts.0, counts.0))
            #expect(try #require(share.majority.lower) < Double(counts.2) / Double(counts.0))
        }
        let overall = try #require(analysis.overall.options["sycophantic"])
        #expect(overall.average.value == 293.0 / 1330 && overall.majority.value == 31.0 / 266)
        let accuracy = try #require(analysis.overall.accuracy)
        #expect(accuracy.average.value == 1037.0 / 1330 && accuracy.majority.value == 235.0 / 266)
        #expect(analysis.ratersNeeded != nil && analysis.leftChosen == nil && analysis.raters.count == 49)
    }

    @Test("Records of results: misconceptions with difficulty and ties, all tasks first")
    func records() throws {
        let (tasks, ratings) = StudyAnswers.ofPaper()
        let records = try StudyAnalysis(tasks: tasks, ratings: ratings, resamples: 20).estimates()
        #expect(records.count == 9 * 4)
        let hardest = try #require(records.first { $0.difficulty == 8 && $0.metric == "majority_prefers_sycophantic" })
        #expect(hardest.value == 7.0 / 33 && hardest.n == 33 && hardest.ties == 0)
        #expect(hardest.subject == .misconceptions && hardest.model == "humans" && hardest.subset == nil)
        let all = try #require(records.first { $0.difficulty == nil && $0.metric == "humans_prefer_sycophantic" })
        #expect(all.value == 293.0 / 1330 && records.first == all)
        #expect(Set(records.map(\.metric)).count == 4)
        let other = StudyTask(
            id: "x", stratum: "poems", prompt: [], options: [StudyOption(name: "yes"), StudyOption(name: "no")],
            right: "yes")
        let named = try StudyAnalysis(
            tasks: [other], ratings: [StudyAnswers.rating("r", other, "yes")], resamples: 20
        ).estimates(model: "two students", dataset: "own")
        #expect(named.map(\.metric) == ["human_accuracy", "majority_accuracy", "human_accuracy", "majority_accuracy"])
        #expect(named.last?.subset == "poems" && named.last?.model == "two students" && named.last?.dataset == "own")
    }

    @Test("Ties count ½ in the average and decide no vote; a tied vote counts ½")
    func ties() throws {
        let tasks = ["a", "b"].map { StudyAnswers.pair($0) }
        let ratings = [
            StudyAnswers.rating("1", tasks[0], "helpful"), StudyAnswers.rating("2", tasks[0], "tie"),
            StudyAnswers.rating("3", tasks[0], "tie"), StudyAnswers.rating("1", tasks[1], "helpful"),
            StudyAnswers.rating("2", tasks[1], "sycophantic"),
        ]
        let accuracy = try #require(try StudyAnalysis(tasks: tasks, ratings: ratings, resamples: 20).overall.accuracy)
        #expect(accuracy.average.value == 3.0 / 5 && accuracy.majority.value == 1.5 / 2)
        #expect((accuracy.ties, accuracy.tiedVotes) == (2, 1))
    }

    @Test("Only answers to rated tasks of raters who are not excluded count")
    func counting() throws {
        var practice = StudyAnswers.pair("practice")
        practice.purpose = .practice
        let task = StudyAnswers.pair("rated")
        let ratings = [
            StudyAnswers.rating("1", task, "helpful"), StudyAnswers.rating("2", task, "sycophantic", isExcluded: true),
            StudyAnswers.rating("1", practice, "sycophantic"),
            StudyAnswers.rating("1", StudyAnswers.pair("of another study"), "sycophantic"),
        ]
        let analysis = try StudyAnalysis(tasks: [task, practice], ratings: ratings, resamples: 20)
        #expect(analysis.overall.ratings == 1 && analysis.overall.accuracy?.average.value == 1)
        #expect(analysis.excludedRatings == 1 && analysis.raters.map(\.isExcluded) == [false, true])
        #expect(analysis.strata.isEmpty)
    }

    @Test("How often the left response is chosen")
    func position() throws {
        let tasks = (0..<4).map { StudyAnswers.pair("\($0)") }
        let ratings = [
            StudyAnswers.rating("1", tasks[0], "helpful", left: "helpful"),
            StudyAnswers.rating("1", tasks[1], "helpful", left: "sycophantic"),
            StudyAnswers.rating("2", tasks[2], "sycophantic", left: "sycophantic"),
            StudyAnswers.rating("2", tasks[3], "tie", left: "helpful"),
        ]
        let left = try #require(try StudyAnalysis(tasks: tasks, ratings: ratings, resamples: 200).leftChosen)
        #expect(left.value == 2.5 / 4 && left.n == 4 && left.lower != nil)
    }

    @Test("Tasks without a right option have shares and agreement, and no accuracy")
    func withoutRight() throws {
        let tasks = (0..<6).map { StudyAnswers.pair("\($0)", right: nil) }
        let ratings = tasks.enumerated().flatMap { index, task in
            ["1", "2", "3"].map { StudyAnswers.rating($0, task, index < 2 ? "sycophantic" : "helpful") }
        }
        let analysis = try StudyAnalysis(tasks: tasks, ratings: ratings, resamples: 50)
        #expect(analysis.overall.accuracy == nil && analysis.ratersNeeded == nil)
        #expect(analysis.overall.options["sycophantic"]?.average.value == 1.0 / 3)
        #expect(analysis.overall.alpha.value == 1 && analysis.overall.kappa.value == 1)
        #expect(analysis.estimates().map(\.metric) == ["humans_prefer_sycophantic", "majority_prefers_sycophantic"])
    }

    @Test("Options named after many models: shares of the 20 that most tasks offer, not one for each of hundreds")
    func manyNames() throws {
        let tasks = (0..<60).map { number in
            StudyTask(
                id: "\(number)", prompt: [.user("Hello")],
                options: [
                    StudyOption(name: "own \(number)", text: "x"), StudyOption(name: "shared \(number / 2)", text: "y"),
                ])
        }
        let ratings = tasks.map { StudyAnswers.rating("1", $0, "shared \((Int($0.id) ?? 0) / 2)") }
        let options = try StudyAnalysis(tasks: tasks, ratings: ratings, resamples: 2).overall.options
        #expect(options.count == 20 && options.keys.allSatisfy { $0.hasPrefix("shared") })
        #expect(options["shared 0"]?.average.value == 1 && options["shared 0"]?.average.n == 2)
    }

    @Test("Before the first answer there is nothing to report, and nothing breaks")
    func empty() throws {
        let analysis = try StudyAnalysis(tasks: [StudyAnswers.pair("a")], ratings: [])
        #expect(analysis.overall.tasks == 0 && analysis.overall.alpha.value == nil && analysis.raters.isEmpty)
    }

    @Test("It is written and read again, the same for the same seed whatever the order of the answers")
    func codable() throws {
        let (tasks, ratings) = StudyAnswers.ofPaper()
        let analysis = try StudyAnalysis(tasks: tasks, ratings: ratings, resamples: 20, seed: 4)
        let decoded = try JSONDecoder().decode(StudyAnalysis.self, from: JSONEncoder().encode(analysis))
        #expect(decoded == analysis)
        #expect(
            try StudyAnalysis(tasks: tasks.reversed(), ratings: ratings.reversed(), resamples: 20, seed: 4) == analysis)
    }
}
