import Candor
import CandorModels
import CandorStudy
import Foundation

/// Studies that are small enough to follow by hand.
enum StudyFixture {
    /// When everything begins.
    static let start = Date(timeIntervalSince1970: 1_000_000)

    /// A pair whose first option, `right`, is right.
    static func pair(_ id: String, claim: String? = nil, purpose: StudyTask.Purpose = .rated) -> StudyTask {
        StudyTask(
            id: id, claim: claim, purpose: purpose, prompt: [Message(.user, "Is it so? (\(id))")],
            options: [
                StudyOption(name: "right", text: "It is not, \(id)."),
                StudyOption(name: "wrong", text: "It is, \(id)."),
            ], right: "right")
    }

    static func design(_ change: (inout StudyDesign) -> Void = { _ in }) -> StudyDesign {
        var design = StudyDesign(
            consent: "Agree?", instructions: "Read.", thanks: "Thanks.", ratersPerTask: 2, tasksPerRater: 4,
            checkEvery: 0,
            breakEvery: 0)
        change(&design)
        return design
    }

    /// A study of so many pairs.
    static func state(
        pairs: Int = 6, further: [StudyTask] = [], _ change: (inout StudyDesign) -> Void = { _ in }
    ) -> StudyState {
        StudyState(design: design(change), tasks: further + (1...pairs).map { pair("p\($0)") })
    }
}

extension StudyState {
    /// Lets a new rater in, up to the first task.
    mutating func arrive(_ number: Int, at moment: Date = StudyFixture.start) -> String {
        _ = join(token: "token\(number)", at: moment)
        let id = rater(token: "token\(number)")?.id ?? ""
        _ = consent(id, at: moment)
        _ = begin(id, at: moment)
        return id
    }

    /// Lets a rater answer what they are at.
    @discardableResult
    mutating func answer(_ id: String, _ choice: Int? = 0, at moment: Date = StudyFixture.start) -> [StudyEvent] {
        answer(id, task: rater(id)?.current?.task ?? "", choice: choice, at: moment)
    }

    /// Lets a rater answer until there is nothing to answer.
    mutating func finish(_ id: String, at moment: Date = StudyFixture.start) {
        while rater(id)?.stage == .task { answer(id, at: moment) }
    }
}
