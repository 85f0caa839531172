import Candor
import CandorLab
import CandorModels
import CandorStudy

/// What a rater's pages show of the study as it stands.
struct RaterViews {
    let state: StudyState
    let formKey: String

    private var design: StudyDesign { state.design }

    /// What proves that a form was made for this rater.
    func formKey(_ rater: Rater) -> String { SecretToken.code(for: rater.token, key: formKey) }

    func consent(_ rater: Rater, problem: String?) -> StudyPage<RaterContent.Text> {
        text(rater, "Before you begin", design.consent, problem: problem)
    }

    func instructions(_ rater: Rater) -> StudyPage<RaterContent.Text> {
        text(rater, "What to do", design.instructions, problem: nil)
    }

    private func text(
        _ rater: Rater, _ heading: String, _ markdown: String, problem: String?
    ) -> StudyPage<RaterContent.Text> {
        let body = Markdown(text: markdown)
        let content = RaterContent.Text(
            path: RaterPages.path(rater), key: formKey(rater), body: body.html, hasTitle: body.hasTitle,
            problem: problem)
        return StudyPage(title: design.title, heading: heading, content: content)
    }

    func feedback(_ rater: Rater) -> StudyPage<RaterContent.Feedback> {
        let task = rater.current.flatMap { state.task($0.task) }
        let verdict =
            switch rater.current.flatMap(state.credit) {
            case 1: "Yes: that is the one we would choose too."
            case .some: "We would choose \(rightLabel(rater))."
            case nil: "Thank you."
            }
        let content = RaterContent.Feedback(
            path: RaterPages.path(rater), key: formKey(rater), verdict: verdict, explanation: task?.explanation)
        return StudyPage(title: design.title, heading: "Practice", content: content)
    }

    /// What the right option is called on the page.
    private func rightLabel(_ rater: Rater) -> String {
        let options = content(rater, number: rater.assignments.count, problem: nil).options
        let right = rater.current.flatMap { current -> Int? in
            guard let task = state.task(current.task) else { return nil }
            let index = task.options.firstIndex { $0.name == task.right }
            return index.map { current.isSwapped ? task.options.count - 1 - $0 : $0 }
        }
        return right.flatMap { options.indices.contains($0) ? options[$0].label : nil } ?? "another one"
    }

    func pause(_ rater: Rater) -> StudyPage<RaterContent.Pause> {
        let content = RaterContent.Pause(
            path: RaterPages.path(rater), key: formKey(rater), answered: rater.answered,
            remaining: max(0, state.expectedTasks(of: rater) - rater.answered))
        return StudyPage(title: design.title, heading: "Time for a break", content: content)
    }

    func completed() -> StudyPage<RaterContent.Ending> {
        let thanks = Markdown(text: design.thanks)
        let content = RaterContent.Ending(
            body: thanks.html, hasTitle: thanks.hasTitle, code: design.completionCode, link: design.completionURL)
        return StudyPage(title: design.title, heading: "Thank you", content: content)
    }

    func screenedOut() -> StudyPage<RaterContent.Ending> {
        let content = RaterContent.Ending(
            body: "<p>The practice shows that this study is not for everybody. Thank you for your time.</p>",
            code: nil, link: design.screenedOutURL)
        return StudyPage(title: design.title, heading: "The study ends here for you", content: content)
    }

    func declined(_ rater: Rater, problem: String?) -> StudyPage<RaterContent.Text> {
        let content = RaterContent.Text(
            path: RaterPages.path(rater), key: formKey(rater), body: "", problem: problem)
        return StudyPage(title: design.title, heading: "You have chosen not to take part", content: content)
    }
}

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
