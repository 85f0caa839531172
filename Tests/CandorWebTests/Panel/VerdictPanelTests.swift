import Candor
import CandorStudy
import CandorTesting
import CandorWeb
import Foundation
import Testing

@Suite("A simulated panel on a judge's questions", .timeLimit(.minutes(15)))
struct VerdictPanelTests {
    @Test("Tasks with the same verdicts are told apart by what was said, markup and lines included")
    func verdicts() async throws {
        let tasks = (1...6).map { number in
            StudyTask(
                id: "v\(number)", prompt: [.user("Is \"it\" <b>so</b> & \(number)?"), .assistant("Yes,\n\(number).")],
                options: [StudyOption(name: "yes"), StudyOption(name: "no")], right: number % 2 == 0 ? "yes" : "no")
        }
        try await ServedStudy.with(tasks, design: { $0.tasksPerRater = 6 }) { served in
            let panel = SimulatedPanel(
                raters: (0...1).map { SimulatedRater(otherwise: 1, seed: UInt64($0)) }, tasks: tasks)
            let visits = try await panel.visit { _ in served.base + served.join }
            #expect(visits.allSatisfy { $0.choices.count == 6 && $0.code != nil })
            let ratings = try served.study.state().ratings
            #expect(ratings.count == 12 && ratings.allSatisfy { $0.credit == 1 })
        }
    }
}
