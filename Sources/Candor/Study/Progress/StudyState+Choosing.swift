import Foundation

extension StudyState {
    /// The task that a rater is given next: of those that still need answers and are about claims that the rater has not seen the
    /// one with the fewest answers, given or under way; among equals drawn by seed, rater and task.
    ///
    /// Places that somebody holds count as answers until ``StudyDesign/timeout``, so that raters at work at the same time fill
    /// different tasks, and those who leave free theirs.
    /// - Returns: `nil` if nothing that this rater may still be shown needs an answer.
    func taskNeeded(by rater: Rater, at moment: Date) -> StudyTask? {
        let held = heldPlaces(at: moment, except: rater.id)
        let seen = Set(rater.assignments.compactMap { taskOfID[$0.task]?.claim })
        var best: (places: Int, draw: UInt64, task: StudyTask)?
        for task in tasks where task.purpose == .rated && !seen.contains(task.claim) {
            let places = answers[task.id, default: 0] + held[task.id, default: 0]
            guard places < design.ratersPerTask, places <= best?.places ?? .max else { continue }
            let draw = StableMix.hash("\(rater.id)\u{1F}\(task.id)", for: "assignment", seed: design.seed)
            if best.map({ (places, draw) < ($0.places, $0.draw) }) ?? true { best = (places, draw, task) }
        }
        return best?.task
    }

    /// Whether the study needs one more rater: whether more answers are missing than the raters under way will give.
    /// - Parameter moment: Now; raters of whom nothing was heard for ``StudyDesign/timeout`` are not waited for.
    public func hasRoom(at moment: Date) -> Bool {
        let missing = answers.values.reduce(0) { $0 + max(0, design.ratersPerTask - $1) }
        let quota = min(design.tasksPerRater, ratedClaims)
        let promised = raters.reduce(0) { sum, rater in
            rater.isUnderWay && isAwaited(rater, at: moment) ? sum + max(0, quota - rater.answered) : sum
        }
        return missing > promised
    }

    /// Whether a rater was heard of recently enough for a place to be kept.
    public func isAwaited(_ rater: Rater, at moment: Date) -> Bool {
        moment.timeIntervalSince(rater.lastSeen) < design.timeout
    }

    /// Whether a task's second option stands on the left for a rater: a coin that seed, rater and task decide.
    func isSwapped(_ task: StudyTask, for rater: Rater) -> Bool {
        task.isPair
            && StableMix.hash("\(rater.id)\u{1F}\(task.id)", for: "side", seed: design.seed) & 1 == 1
    }

    private func heldPlaces(at moment: Date, except id: String) -> [String: Int] {
        var held: [String: Int] = [:]
        for rater in raters where rater.id != id && rater.isUnderWay && isAwaited(rater, at: moment) {
            guard let current = rater.current, current.answered == nil, current.purpose == .rated else { continue }
            held[current.task, default: 0] += 1
        }
        return held
    }
}
