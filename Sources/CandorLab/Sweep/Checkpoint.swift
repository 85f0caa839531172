import CandorModels
import Foundation

/// A stage of training, its model's name read.
struct Checkpoint {
    /// How far training had come.
    let position: Double
    let model: ModelName

    /// In the order of training.
    static func ordered(_ checkpoints: [Checkpoint]) throws -> [Checkpoint] {
        guard checkpoints.count > 1 else {
            throw LabError(.usage, "a sweep needs two checkpoints or more: \(key: "checkpoints") POSITION=MODEL")
        }
        guard Set(checkpoints.map(\.position)).count == checkpoints.count else {
            throw LabError(.usage, "\(key: "checkpoints"): the same position twice")
        }
        return checkpoints.sorted { $0.position < $1.position }
    }
}
