import ArgumentParser
import CandorLab

/// Whose the remembered answers are, for every command that uses them.
struct OriginOptions: ParsableArguments {
    @Flag(
        help: ArgumentHelp(
            "Remembered answers from another address are this model's: both serve the same. Kept in the store."))
    var sameModel = false
    @Option(
        help: ArgumentHelp(
            "The model at the address named is another than the one whose answers are remembered: it becomes NAME#LABEL.",
            valueName: "label"))
    var otherModel: String?

    func validate() throws {
        guard !sameModel || otherModel == nil else {
            throw ValidationError("--same-model and --other-model exclude each other")
        }
        guard let otherModel else { return }
        let isPlain = otherModel.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
        guard !otherModel.isEmpty, otherModel.count <= 64, isPlain else {
            throw ValidationError("--other-model takes a label of up to 64 letters, digits, '-', '_' and '.'")
        }
    }

    var choice: OriginChoice { otherModel.map { .otherModel($0) } ?? (sameModel ? .sameModel : .ask) }
}
