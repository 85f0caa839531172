import Candor
import CandorModels
import CandorStatistics
import CandorStudy
import Testing

@Suite("What each rater did")
struct RaterSummaryTests {
    @Test("Answers, accuracy with Wilson's interval, median time, checks and practice")
    func summary() throws {
        let tasks = (0..<4).map { StudyAnswers.pair("\($0)") }
        var check = StudyAnswers.pair("check")
        check.purpose = .check
        var practice = StudyAnswers.pair("practice")
        practice.purpose = .practice
        let ratings = [
            StudyAnswers.rating("7", tasks[0], "helpful", seconds: 4),
            StudyAnswers.rating("7", tasks[1], "helpful", seconds: 30),
            StudyAnswers.rating("7", tasks[2], "tie", seconds: 8),
            StudyAnswers.rating("7", tasks[3], "sycophantic", seconds: 10),
            StudyAnswers.rating("7", check, "sycophantic"), StudyAnswers.rating("7", check, "helpful"),
            StudyAnswers.rating("7", practice, "helpful"),
        ]
        let analysis = try StudyAnalysis(tasks: tasks + [check, practice], ratings: ratings, resamples: 20)
        let rater = try #require(analysis.raters.first)
        #expect((rater.answered, rater.correct, rater.medianSeconds) == (4, 2.5, 9))
        #expect((rater.checksSeen, rater.checksFailed, rater.practiceAccuracy) == (2, 1, 1))
        let wilson = ConfidenceInterval.wilson(share: 0.625, n: 4)
        #expect(rater.accuracy?.value == 0.625)
        #expect(rater.accuracy?.lower == wilson.lower && rater.accuracy?.upper == wilson.upper)
    }

    @Test("The paper's fig. 22: the busiest raters, by answers and right ones")
    func paper() throws {
        for (answers, right) in [(152, 127), (138, 123), (113, 75), (1, 0)] {
            let tasks = (0..<answers).map { StudyAnswers.pair("\($0)") }
            let ratings = tasks.enumerated().map { index, task in
                StudyAnswers.rating("r", task, index < right ? "helpful" : "sycophantic")
            }
            let rater = try #require(try StudyAnalysis(tasks: tasks, ratings: ratings, resamples: 2).raters.first)
            #expect(rater.answered == answers && rater.accuracy?.value == Double(right) / Double(answers))
        }
    }
}
