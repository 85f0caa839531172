import Candor
import CandorModels

/// What the draws of one prompt have in common.
struct DrawnPrompt: Hashable {
    var model: String
    var probe: ProbeName
    var item: String
    var condition: Condition
    var dialogue: Dialogue

    init(_ trial: Trial) {
        model = trial.model
        probe = trial.probe
        item = trial.item
        condition = trial.condition
        dialogue = trial.dialogue
    }

    /// The places of the draws of each prompt among some trials, prompts in the order in which they first occur, draws by
    /// their numbers.
    static func places(in trials: [Trial]) -> [[Int]] {
        trials.indices.grouped { DrawnPrompt(trials[$0]) }
            .map { $0.elements.sorted { trials[$0].draw < trials[$1].draw } }
    }
}
