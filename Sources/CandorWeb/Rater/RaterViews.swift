import Candor
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
