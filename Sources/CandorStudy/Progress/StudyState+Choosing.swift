import CandorModels
import CandorPreferences
import Foundation

extension StudyState {
    /// The tasks that are kept for a rater who agrees to take part: of each claim at most one, those with the fewest places taken,
    /// among equals drawn by seed, rater and task.
    ///
    /// All of a rater's tasks are chosen at once, so that, while no two tasks share a claim and nobody times out, the places taken
    /// differ by one at most at every moment, and as many raters as there are places fill every one of them: chosen page by page, the last raters could find that what is still needed is what
    /// they have seen.
    func plan(for rater: Rater, at moment: Date) -> [StudyTask] {
        var seen = claims(seenBy: rater)
        var plan: [StudyTask] = []
        let needed = needed(at: moment, except: rater).sorted { ($0.places, $0.draw) < ($1.places, $1.draw) }
        for (_, _, task) in needed where plan.count < design.tasksPerRater && seen.insert(task.claim).inserted {
            plan.append(task)
        }
        return plan
    }

    /// The task that a rater is given next: the first of their plan that still needs an answer, or else whatever does and is about a
    /// claim that the rater has not seen.
    /// - Returns: `nil` if there is none.
    func taskNeeded(by rater: Rater, at moment: Date) -> StudyTask? {
        let seen = claims(seenBy: rater)
        let needed = needed(at: moment, except: rater).filter { !seen.contains($0.task.claim) }
        let open = Dictionary(needed.map { ($0.task.id, $0.task) }) { first, _ in first }
        return rater.plan.lazy.compactMap { open[$0] }.first
            ?? needed.min { ($0.places, $0.draw) < ($1.places, $1.draw) }?.task
    }

    /// Whether the study needs one more rater: whether a task has fewer answers than it needs that no rater under way will give.
    /// - Parameter moment: Now; raters of whom nothing was heard for ``StudyDesign/timeout`` are not waited for.
    public func hasRoom(at moment: Date) -> Bool {
        let held = heldPlaces(at: moment, except: nil)
        return answers.contains { $0.value + held[$0.key, default: 0] < design.ratersPerTask }
    }

    /// Whether every task has the answers that it needs.
    public var isComplete: Bool { answers.values.allSatisfy { $0 >= design.ratersPerTask } }

    /// Whether a rater was heard of recently enough for places to be kept: in the last ``StudyDesign/timeout``, or, of one who has
    /// not answered a rated task yet, in the last ten minutes if that is shorter.
    ///
    /// To agree costs nothing and takes as many places as a rater has tasks: without the shorter time whoever opens the link for
    /// everybody again and again could keep all others out for long.
    public func isAwaited(_ rater: Rater, at moment: Date) -> Bool {
        let patience = rater.answered == 0 ? min(design.timeout, Self.patienceWithBeginners) : design.timeout
        return moment.timeIntervalSince(rater.lastSeen) < patience
    }

    /// How long places are kept for a rater who has not answered a rated task, in seconds.
    static let patienceWithBeginners: TimeInterval = 600

    /// Whether a task's second option stands on the left for a rater: a coin that seed, rater and task decide.
    func isSwapped(_ task: StudyTask, for rater: Rater) -> Bool {
        task.isPair && StableHash.of("\(rater.id)\u{1F}\(task.id)", for: "side", seed: design.seed) & 1 == 1
    }

    private func claims(seenBy rater: Rater) -> Set<String> {
        Set(rater.assignments.compactMap { taskOfID[$0.task]?.claim })
    }

    /// The tasks with places that neither have an answer nor are kept for others.
    private func needed(at moment: Date, except rater: Rater) -> [(places: Int, draw: UInt64, task: StudyTask)] {
        let held = heldPlaces(at: moment, except: rater.id)
        return tasks.compactMap { task in
            guard let answered = answers[task.id] else { return nil }
            let places = answered + held[task.id, default: 0]
            guard places < design.ratersPerTask else { return nil }
            let draw = StableHash.of("\(rater.id)\u{1F}\(task.id)", for: "assignment", seed: design.seed)
            return (places, draw, task)
        }
    }

    /// How many raters under way have each task still before them.
    private func heldPlaces(at moment: Date, except id: String?) -> [String: Int] {
        var held: [String: Int] = [:]
        for rater in raters where rater.id != id && rater.isUnderWay && isAwaited(rater, at: moment) {
            var answered = Set<String>()
            var waiting: String?
            for assignment in rater.assignments where assignment.purpose == .rated {
                if assignment.answered == nil { waiting = assignment.task } else { answered.insert(assignment.task) }
            }
            for task in rater.plan where !answered.contains(task) { held[task, default: 0] += 1 }
            if let waiting, !rater.plan.contains(waiting) { held[waiting, default: 0] += 1 }
        }
        return held
    }
}
