import ArgumentParser
import CandorLab

/// Whose the remembered answers are, for every command that uses them.
struct OriginOptions: ParsableArguments {
    @Flag(
        help: ArgumentHelp(
            "Use remembered answers from another address: both serve the same model. Recorded in the store."))
    var sameModel = false
    @Option(
        help: ArgumentHelp(
            "Treat the model at this address as different from the remembered one, under the name NAME#LABEL.",
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
