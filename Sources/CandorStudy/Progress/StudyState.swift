import Foundation

/// A human study as it stands: its design, its tasks, and what its log tells about its raters.
///
/// A value that is the fold of its events: read again from the log it is the same. What it decides it returns as events, which
/// whoever holds it writes down before anybody sees the consequences. It knows neither pages nor files.
public struct StudyState: Sendable {
    /// How the study is run.
    public let design: StudyDesign
    /// The tasks, in the file's order.
    public let tasks: [StudyTask]
    /// The raters, in the order in which they joined.
    public private(set) var raters: [Rater] = []

    /// When something last happened; `nil` if nothing has.
    public private(set) var latest: Date?

    /// How many answers that count each rated task has, by the task's id.
    public private(set) var answers: [String: Int]

    /// How many rated tasks a rater is given at most: no two of one claim.
    public let tasksPerRater: Int

    let taskOfID: [String: StudyTask]
    private var positionOfRater: [String: Int] = [:]
    private var raterOfToken: [String: String] = [:]
    private var raterOfExternalID: [String: String] = [:]

    /// Begins a study, or takes up one.
    /// - Parameters:
    ///   - design: How it is run.
    ///   - tasks: Its tasks, with ids of their own each.
    ///   - events: What has happened, oldest first.
    public init(design: StudyDesign, tasks: [StudyTask], events: [StudyEvent] = []) {
        self.design = design
        self.tasks = tasks
        taskOfID = Dictionary(tasks.map { ($0.id, $0) }) { first, _ in first }
        answers = Dictionary(tasks.filter { $0.purpose == .rated }.map { ($0.id, 0) }) { first, _ in first }
        let claims = Set(tasks.lazy.filter { $0.purpose == .rated }.map(\.claim))
        tasksPerRater = min(design.tasksPerRater, claims.count)
        for event in events { apply(event) }
    }

    /// How many rated tasks a rater will have answered at the end, as far as that is known: those kept for them, or as many as they
    /// have been given already.
    public func expectedTasks(of rater: Rater) -> Int {
        let given = rater.assignments.count { $0.purpose == .rated }
        return min(tasksPerRater, max(rater.plan.count, given))
    }

    /// The task of an id.
    public func task(_ id: String) -> StudyTask? { taskOfID[id] }

    /// The rater of a name.
    public func rater(_ id: String) -> Rater? { positionOfRater[id].map { raters[$0] } }

    /// The rater of a link.
    /// - Parameter token: The link's secret part.
    public func rater(token: String) -> Rater? { raterOfToken[token].flatMap { rater($0) } }

    /// The rater whom a recruiting site knows by an id.
    public func rater(externalID: String) -> Rater? { raterOfExternalID[externalID].flatMap { rater($0) } }

    /// Takes note of what happened. What cannot be (an answer to a task that was never given) is passed over.
    public mutating func apply(_ event: StudyEvent) {
        latest = max(latest ?? event.at, event.at)
        if case .joined(let token, let externalID) = event.content {
            return join(event.rater, token: token, externalID: externalID, at: event.at)
        }
        guard let position = positionOfRater[event.rater] else { return }
        switch event.content {
        case .joined: break
        case .consented: raters[position].stage = .instructions
        case .planned(let tasks): raters[position].plan = tasks
        case .declined: raters[position].stage = .ended(.declined)
        case .began: raters[position].stage = .task
        case .assigned(let task, let isSwapped): assign(task, isSwapped, to: position, at: event.at)
        case .answered(let task, let choice, let comment):
            answer(task, choice, comment, by: position, at: event.at)
        case .paused:
            raters[position].stage = .pause
            raters[position].pauses += 1
        case .finished(let ending): raters[position].stage = .ended(ending)
        case .excluded(let reason): setExclusion(reason, at: position)
        case .included: setExclusion(nil, at: position)
        }
        if !event.content.isResearchers { raters[position].lastSeen = event.at }
    }

    private mutating func join(_ id: String, token: String, externalID: String?, at moment: Date) {
        guard positionOfRater[id] == nil else { return }
        positionOfRater[id] = raters.count
        raterOfToken[token] = id
        if let externalID { raterOfExternalID[externalID] = id }
        raters.append(Rater(id: id, token: token, externalID: externalID, joined: moment, lastSeen: moment))
    }

    private mutating func assign(_ id: String, _ isSwapped: Bool, to position: Int, at moment: Date) {
        guard let task = taskOfID[id] else { return }
        raters[position].assignments.append(
            StudyAssignment(task: id, purpose: task.purpose, isSwapped: isSwapped, assigned: moment))
        raters[position].stage = .task
    }

    private mutating func answer(_ id: String, _ choice: Int?, _ comment: String?, by position: Int, at moment: Date) {
        guard let index = raters[position].assignments.lastIndex(where: { $0.task == id }) else { return }
        let isFirst = raters[position].assignments[index].answered == nil
        raters[position].assignments[index].choice = choice
        raters[position].assignments[index].comment = comment
        guard isFirst else { return }
        raters[position].assignments[index].answered = moment
        switch raters[position].assignments[index].purpose {
        case .practice: raters[position].stage = .feedback
        case .rated where raters[position].exclusion == nil: answers[id, default: 0] += 1
        case .rated, .check: break
        }
    }

    private mutating func setExclusion(_ reason: String?, at position: Int) {
        let (was, willBe) = (raters[position].exclusion != nil, reason != nil)
        raters[position].exclusion = reason
        guard was != willBe else { return }
        for assignment in raters[position].assignments
        where assignment.purpose == .rated && assignment.answered != nil {
            answers[assignment.task, default: 0] += willBe ? -1 : 1
        }
    }
}

extension StudyEvent.Content {
    /// Whether the researcher did it, not the rater.
    fileprivate var isResearchers: Bool {
        switch self {
        case .excluded, .included: true
        default: false
        }
    }
}

extension StudyState {
    /// Every answer, rater by rater in the order of joining, each rater's in the order in which the tasks were given.
    public var ratings: [StudyRating] { raters.flatMap(ratings) }

    /// The answers of one rater.
    public func ratings(of rater: Rater) -> [StudyRating] {
        rater.assignments.compactMap { assignment in
            guard let answered = assignment.answered, let task = taskOfID[assignment.task],
                let preferred = task.name(of: assignment.choice)
            else { return nil }
            return StudyRating(
                rater: rater.id, externalID: rater.externalID, task: task.id, claim: task.claim, purpose: task.purpose,
                stratum: task.stratum, preferred: preferred, credit: credit(assignment),
                shownLeft: task.isPair ? task.options[assignment.isSwapped ? 1 : 0].name : nil,
                // Of a log that was written while the clock was set back.
                seconds: max(0, answered.timeIntervalSince(assignment.assigned)), comment: assignment.comment,
                answered: answered, isExcluded: rater.exclusion != nil, exclusion: rater.exclusion)
        }
    }
}
