import CandorModels
import CandorPreferences
import Foundation

/// What raters do, and what follows from it. Each returns the events to write down, already applied; what comes late, twice or out
/// of turn changes nothing and returns none.
extension StudyState {
    /// Gives a new rater a link.
    /// - Parameters:
    ///   - token: The link's secret part.
    ///   - externalID: The id of the recruiting site.
    ///   - moment: Now.
    public mutating func join(token: String, externalID: String? = nil, at moment: Date) -> [StudyEvent] {
        guard rater(token: token) == nil, externalID.flatMap({ rater(externalID: $0) }) == nil else { return [] }
        let number = String(raters.count + 1)
        let id = "r" + String(repeating: "0", count: max(0, 4 - number.count)) + number
        return happen([.joined(token: token, externalID: externalID)], to: id, at: moment)
    }

    /// The rater agrees to take part, if the study has room; also who did not agree at first.
    public mutating func consent(_ id: String, at moment: Date) -> [StudyEvent] {
        guard let rater = rater(id), [.consent, .ended(.declined)].contains(rater.stage), hasRoom(at: moment) else {
            return []
        }
        let plan = plan(for: rater, at: moment).map(\.id)
        return happen([.consented, .planned(tasks: plan)], to: id, at: moment)
    }

    /// The rater does not agree.
    public mutating func decline(_ id: String, at moment: Date) -> [StudyEvent] {
        guard rater(id)?.stage == .consent else { return [] }
        return happen([.declined], to: id, at: moment)
    }

    /// The rater has read the instructions.
    public mutating func begin(_ id: String, at moment: Date) -> [StudyEvent] {
        guard rater(id)?.stage == .instructions else { return [] }
        return happen([.began], to: id, at: moment) + goOn(id, at: moment)
    }

    /// The rater goes on after a practice task or a break.
    public mutating func proceed(_ id: String, at moment: Date) -> [StudyEvent] {
        guard let stage = rater(id)?.stage, stage == .feedback || stage == .pause else { return [] }
        return goOn(id, at: moment)
    }

    /// The rater answers the task at hand, or again an earlier one, if the study allows it.
    /// - Parameters:
    ///   - id: The rater's name.
    ///   - task: The task's id.
    ///   - choice: The chosen option's index; `nil` for a tie.
    ///   - comment: What the rater adds; kept if the study allows comments.
    ///   - moment: Now.
    public mutating func answer(
        _ id: String, task: String, choice: Int?, comment: String? = nil, at moment: Date
    ) -> [StudyEvent] {
        guard let rater = rater(id), let assignment = rater.assignments.last(where: { $0.task == task }),
            isAllowed(choice, in: task)
        else { return [] }
        let kept = design.allowsComments ? comment.flatMap { $0.isEmpty ? nil : $0 } : nil
        let content = StudyEvent.Content.answered(task: task, choice: choice, comment: kept)
        if assignment.answered != nil {
            guard mayRevise(assignment, of: rater), assignment.choice != choice || assignment.comment != kept else {
                return []
            }
            return happen([content], to: id, at: moment)
        }
        guard rater.stage == .task, rater.current?.task == task else { return [] }
        let events = happen([content], to: id, at: moment)
        return assignment.purpose == .practice ? events : events + goOn(id, at: moment)
    }

    /// Whether an answer may still be changed.
    public func mayRevise(_ assignment: StudyAssignment, of rater: Rater) -> Bool {
        if case .ended = rater.stage { return false }
        return design.allowsBack && assignment.answered != nil && assignment.purpose != .practice
    }

    /// The researcher leaves a rater's answers out, or counts them again.
    /// - Parameters:
    ///   - id: The rater.
    ///   - reason: Why; `nil` to count them again.
    ///   - moment: When.
    public mutating func exclude(_ id: String, reason: String?, at moment: Date) -> [StudyEvent] {
        guard let rater = rater(id), rater.exclusion != reason else { return [] }
        return happen([reason.map { .excluded(reason: $0) } ?? .included], to: id, at: moment)
    }

    private func isAllowed(_ choice: Int?, in task: String) -> Bool {
        guard let choice else { return design.allowsTies }
        return taskOfID[task]?.options.indices.contains(choice) ?? false
    }

    private mutating func happen(
        _ contents: [StudyEvent.Content], to id: String, at moment: Date
    ) -> [StudyEvent] {
        let events = contents.map { StudyEvent(rater: id, at: moment, content: $0) }
        for event in events { apply(event) }
        return events
    }
}

extension StudyState {
    /// What comes next for a rater who has nothing before them: practice, screening, a check that is due, a break, a task, the end.
    private mutating func goOn(_ id: String, at moment: Date) -> [StudyEvent] {
        guard let rater = rater(id) else { return [] }
        return happen([next(for: rater, at: moment)], to: id, at: moment)
    }

    private func next(for rater: Rater, at moment: Date) -> StudyEvent.Content {
        let given = Set(rater.assignments.map(\.task))
        func unseen(_ purpose: StudyTask.Purpose) -> StudyTask? {
            tasks.first { $0.purpose == purpose && !given.contains($0.id) }
        }
        func assigned(_ task: StudyTask) -> StudyEvent.Content {
            .assigned(task: task.id, isSwapped: isSwapped(task, for: rater))
        }
        if rater.answered == 0 {
            if let practice = unseen(.practice) { return assigned(practice) }
            if let screening = design.screening, practiceAccuracy(of: rater).map({ $0 < screening }) ?? false {
                return .finished(.screenedOut)
            }
        }
        if isCheckDue(for: rater), let check = unseen(.check) { return assigned(check) }
        guard rater.answered < design.tasksPerRater, let task = taskNeeded(by: rater, at: moment) else {
            return .finished(.completed)
        }
        if design.breakEvery > 0, rater.answered / design.breakEvery > rater.pauses { return .paused }
        return assigned(task)
    }

    /// One check stands in each stretch of ``StudyDesign/checkEvery`` tasks, at a place in it that seed and rater decide.
    private func isCheckDue(for rater: Rater) -> Bool {
        guard design.checkEvery > 0 else { return false }
        let stretch = rater.count(.check)
        let draw = StableHash.of("\(rater.id)\u{1F}\(stretch)", for: "check", seed: design.seed)
        let place = 1 + Int(draw % UInt64(design.checkEvery))
        let (before, overflows) = stretch.multipliedReportingOverflow(by: design.checkEvery)
        return !overflows && rater.answered - place >= before
    }

    /// The share of practice tasks with a right option that the rater got right, a tie counting ½; `nil` without any.
    public func practiceAccuracy(of rater: Rater) -> Double? {
        let credits = rater.assignments.filter { $0.purpose == .practice && $0.answered != nil }.compactMap(credit)
        return credits.isEmpty ? nil : credits.reduce(0, +) / Double(credits.count)
    }

    /// 1 for the right option, ½ for a tie, 0 otherwise; `nil` where there is no right option or no answer.
    public func credit(_ assignment: StudyAssignment) -> Double? {
        guard assignment.answered != nil, let task = taskOfID[assignment.task], let right = task.right else {
            return nil
        }
        return assignment.choice == nil ? 0.5 : task.name(of: assignment.choice) == right ? 1 : 0
    }
}
