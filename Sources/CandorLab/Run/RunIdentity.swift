import Candor
import CandorModels
import Foundation

/// Everything that decides what an experiment finds, apart from evaluations, sweeps and best of n, which have their `RunPlan`: its
/// run's id is a hash of it, so that the same experiment is the same run, wherever its data lie and however fast it is run.
package struct RunIdentity: Encodable, Sendable {
    package let kind: ExperimentKind
    /// The plan, which the store keeps as an experiment file has it, its seed to the last digit.
    let plan: any Encodable & Sendable
    /// What the plan names, as it was found: hashes of files, identities of models; and its seed.
    let inputs: [String: String]
    /// The run's id: 12 hexadecimal digits.
    package let id: String

    private enum CodingKeys: String, CodingKey { case kind, plan, inputs }

    /// Keys of plans that do not decide what is found.
    private static let incidental: Set<String> = [
        "kind", "out", "store", "parallel", "fail_fast", "retry_refused", "export",
    ]

    /// - Parameters:
    ///   - kind: What kind of experiment it is.
    ///   - plan: The plan, as an experiment file has it.
    ///   - inputs: What it names, as it was found: hashes of files, identities of models. One under the name of the plan's key stands
    ///     for what the plan says there.
    ///   - isDecidedByInputs: Whether the plan decides nothing besides, as that of a study, whose file is what people answered.
    package init(
        _ kind: ExperimentKind, plan: some Encodable & Sendable, inputs: [String: String],
        isDecidedByInputs: Bool = false
    ) throws {
        let bytes = Data(try JSONWriter.line.text(plan).utf8)
        let written = try JSONDecoder().decode(JSONValue.self, from: bytes)
        var inputs = inputs
        // The numbers of JSON values are rounded beyond 2⁵³.
        if let seed = try JSONDecoder().decode(Seeded.self, from: bytes).seed { inputs["seed"] = "\(seed)" }
        var decisive = written
        if case .object(let members) = written {
            decisive = .object(
                isDecidedByInputs ? [:] : members.filter { !Self.incidental.contains($0.key) && inputs[$0.key] == nil })
        }
        (self.kind, self.plan, self.inputs) = (kind, plan, inputs)
        let text = try JSONWriter.line.text(Decisive(kind: kind, plan: decisive, inputs: inputs))
        id = String(Fingerprint.sha256(Data(text.utf8)).prefix(12))
    }

    /// Writes what the store keeps.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kind, forKey: .kind)
        try container.encode(plan, forKey: .plan)
        try container.encode(inputs, forKey: .inputs)
    }

    /// What the id is a hash of.
    private struct Decisive: Encodable {
        var kind: ExperimentKind
        var plan: JSONValue
        var inputs: [String: String]
    }

    private struct Seeded: Decodable {
        var seed: UInt64?
    }

    /// What is kept in the store.
    var json: String {
        // Texts, numbers and lists of them: there is nothing in it that JSON cannot say.
        (try? JSONWriter.line.text(self)) ?? ""
    }
}
