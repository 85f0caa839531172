import CandorModels
import Foundation

/// A stage of training as the user names it: `POSITION=MODEL`, for example `0.25=openai:step-250@http://127.0.0.1:8000/v1`.
package struct Checkpoint {
    /// How far training had come.
    let position: Double
    let model: ModelName

    init(position: Double, model: ModelName) {
        self.position = position
        self.model = model
    }

    package init(_ text: String) throws {
        guard let sign = text.firstIndex(of: "="), let position = Double(text[..<sign]), position.isFinite else {
            throw LabError(
                .usage, "--checkpoint '\(text)': write POSITION=MODEL, for example 0.25=llama:step-250.gguf")
        }
        self.init(position: position, model: try ModelName(String(text[text.index(after: sign)...])))
    }

    /// In the order of training.
    static func ordered(_ checkpoints: [Checkpoint]) throws -> [Checkpoint] {
        guard checkpoints.count > 1 else {
            throw LabError(.usage, "a sweep needs two checkpoints or more: --checkpoint POSITION=MODEL")
        }
        guard Set(checkpoints.map(\.position)).count == checkpoints.count else {
            throw LabError(.usage, "--checkpoint: the same position twice")
        }
        return checkpoints.sorted { $0.position < $1.position }
    }
}
