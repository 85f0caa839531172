import Candor
import CandorStudy
import Foundation
import Testing

@Suite("What ships for studies")
struct ShippedStudyTests {
    @Test("No explanation speaks of sides, which are drawn for each rater")
    func explanations() throws {
        let tasks = try [StudyTaskFile.builtInPractice, StudyTaskFile.builtInChecks].flatMap {
            try StudyTaskFile(path: $0).tasks
        }
        #expect(tasks.count == 6 && tasks.allSatisfy { $0.isPair && $0.right != nil })
        for word in ["first", "second", "left", "right one", "above", "below"] {
            #expect(!tasks.contains { $0.explanation?.lowercased().contains("the \(word)") ?? false }, "\(word)")
        }
    }

    @Test("One vote among raters who mostly cannot tell is no verdict")
    func mostlyTies() throws {
        let task = StudyTask(
            id: "g", prompt: [], options: [StudyOption(name: "yes"), StudyOption(name: "no")],
            gold: .object(["id": .string("g"), "judge": .string("refutes")]))
        let verdicts = ["yes", "tie", "tie", "tie", "tie"]
        let ratings = verdicts.enumerated().map { number, verdict in
            StudyRating(
                rater: "r\(number)", task: "g", claim: "g", preferred: verdict, seconds: 1,
                answered: Date(timeIntervalSince1970: 0))
        }
        let gold = StudyGold(tasks: [task], ratings: ratings)
        #expect(gold.rows.isEmpty && gold.tied == 1)
        #expect(StudyGold(tasks: [task], ratings: Array(ratings.prefix(1))).rows.count == 1)
    }
}
