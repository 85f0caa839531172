import Candor
import CandorModels
import CandorStudy

extension RaterViews {
    /// The task that a rater is at.
    /// - Parameter comment: What was typed before something kept the rater from going on.
    func task(_ rater: Rater, problem: String?, comment: String?) -> StudyPage<RaterContent.Task> {
        var content = content(rater, number: rater.assignments.count, problem: problem)
        if let comment { content.comment = comment }
        content.back = earlierNumber(rater, before: rater.assignments.count).map { link(rater, $0) }
        return StudyPage(title: state.design.title, heading: heading(rater), content: content)
    }

    /// A task that was answered before.
    /// - Returns: `nil` if there is none of this number whose answer may be changed.
    func earlier(_ rater: Rater, number: Int) -> StudyPage<RaterContent.Task>? {
        guard number > 0, number <= rater.assignments.count,
            state.mayRevise(rater.assignments[number - 1], of: rater)
        else { return nil }
        var content = content(rater, number: number, problem: nil)
        content.back = earlierNumber(rater, before: number).map { link(rater, $0) }
        content.forward = RaterPages.path(rater)
        return StudyPage(title: state.design.title, heading: "An earlier answer", content: content)
    }

    private func heading(_ rater: Rater) -> String {
        if rater.current?.purpose == .practice {
            let total = state.tasks.count { $0.purpose == .practice }
            return "Practice \(rater.assignments.count) of \(total)"
        }
        // A check looks like any other: it does not count as one more.
        let total = state.expectedTasks(of: rater)
        return "\(min(rater.answered + 1, total)) of \(total)"
    }

    func content(_ rater: Rater, number: Int, problem: String?) -> RaterContent.Task {
        let design = state.design
        let assignment = number > 0 ? rater.assignments[number - 1] : nil
        let task = assignment.flatMap { state.task($0.task) }
        let isAnswered = assignment?.answered != nil
        return RaterContent.Task(
            path: RaterPages.path(rater), key: formKey(rater), number: number, problem: problem,
            question: task?.question ?? design.question,
            turns: (task?.prompt ?? []).map { .init(speaker: Self.speaker($0.role), text: $0.content) },
            isPair: task?.isPair ?? false, options: options(task, assignment), allowsTies: design.allowsTies,
            tieLabel: task?.isPair ?? true ? "Neither is better" : "I cannot tell",
            isTieChosen: isAnswered && assignment?.choice == nil, allowsComments: design.allowsComments,
            comment: assignment?.comment ?? "",
            progress: assignment?.purpose == .practice
                ? nil : .init(answered: rater.answered, total: state.expectedTasks(of: rater)))
    }

    private func options(_ task: StudyTask?, _ assignment: StudyAssignment?) -> [RaterContent.Task.Option] {
        guard let task, let assignment else { return [] }
        let indices = Array(task.options.indices)
        return (assignment.isSwapped ? indices.reversed() : indices).enumerated().map { place, index in
            let option = task.options[index]
            return RaterContent.Task.Option(
                place: place + 1, title: task.isPair ? "\(Self.noun(task)) \(place + 1)" : nil,
                label: task.isPair ? "\(Self.noun(task).lowercased()) \(place + 1)" : option.text ?? option.name,
                text: task.isPair ? option.text : nil,
                isChosen: assignment.answered != nil && assignment.choice == index)
        }
    }

    /// What the two texts of a pair are called.
    private static func noun(_ task: StudyTask) -> String { task.gold == nil ? "Response" : "Comment" }

    private static func speaker(_ role: Role) -> String {
        switch role {
        case .system: "Instructions to the assistant"
        case .user: "Person"
        case .assistant: "Assistant"
        }
    }

    private func earlierNumber(_ rater: Rater, before number: Int) -> Int? {
        (1..<max(1, number)).last { state.mayRevise(rater.assignments[$0 - 1], of: rater) }
    }

    private func link(_ rater: Rater, _ number: Int) -> String { "\(RaterPages.path(rater))/\(number)" }
}
