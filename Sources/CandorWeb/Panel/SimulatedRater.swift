import Candor
import CandorStatistics
import CandorStudy

/// Somebody who is right with a known probability, to try a study before people do.
public struct SimulatedRater: Hashable, Sendable {
    /// How often a task is answered rightly, from 0 to 1, by its stratum.
    public var accuracy: [String: Double]
    /// The same for tasks of other strata or none.
    public var otherwise: Double
    /// How often practice and attention checks are answered rightly.
    public var attention: Double
    /// The seed of this rater's answers.
    public var seed: UInt64

    /// Creates a rater.
    /// - Parameters:
    ///   - accuracy: How often a task is answered rightly, by its stratum.
    ///   - otherwise: The same for tasks of other strata or none.
    ///   - attention: The same for practice and attention checks.
    ///   - seed: The seed of this rater's answers.
    public init(
        accuracy: [String: Double] = [:], otherwise: Double = 0.8, attention: Double = 1, seed: UInt64 = 0
    ) {
        self.accuracy = accuracy
        self.otherwise = otherwise
        self.attention = attention
        self.seed = seed
    }

    /// What the rater chooses: the same whenever asked.
    /// - Parameter task: The task.
    /// - Returns: The option's index. Where there is no right option, any, each as likely.
    public func choice(in task: StudyTask) -> Int {
        var generator = SeededGenerator(seed: seed, stream: task.id)
        guard let right = task.right.flatMap({ name in task.options.firstIndex { $0.name == name } }) else {
            return generator.nextIndex(below: task.options.count)
        }
        let share = task.purpose == .rated ? task.stratum.flatMap { accuracy[$0] } ?? otherwise : attention
        guard generator.nextUniform() >= share else { return right }
        let wrong = task.options.indices.filter { $0 != right }
        return wrong.isEmpty ? right : wrong[generator.nextIndex(below: wrong.count)]
    }
}
