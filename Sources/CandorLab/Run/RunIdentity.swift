import Candor
import CandorModels
import Foundation

/// Everything that decides what an experiment finds, apart from evaluations, sweeps and best of n, which have their `RunPlan`: its
/// run's id is a hash of it, so that the same experiment is the same run.
package struct RunIdentity: Encodable, Sendable {
    package let kind: ExperimentKind
    /// The plan, without what does not change the results.
    let plan: JSONValue
    /// What the plan names, as it was found: hashes of files, identities of models.
    let inputs: [String: String]

    /// Keys of plans that do not decide what is found.
    private static let incidental: Set<String> = [
        "kind", "out", "store", "parallel", "fail_fast", "retry_refused", "export",
    ]

    /// - Parameters:
    ///   - kind: What kind of experiment it is.
    ///   - plan: The plan, as an experiment file has it.
    ///   - inputs: What it names, as it was found: hashes of files, identities of models.
    package init(_ kind: ExperimentKind, plan: some Encodable, inputs: [String: String]) throws {
        self.kind = kind
        self.inputs = inputs
        let written = try JSONDecoder().decode(JSONValue.self, from: Data(JSONWriter.line.text(plan).utf8))
        guard case .object(let members) = written else {
            self.plan = written
            return
        }
        self.plan = .object(members.filter { !Self.incidental.contains($0.key) })
    }

    /// Equal experiments as equal bytes.
    var json: String {
        // Texts, numbers and lists of them: there is nothing in it that JSON cannot say.
        (try? JSONWriter.line.text(self)) ?? ""
    }

    /// The run's id: 12 hexadecimal digits.
    package var id: String { String(Fingerprint.sha256(Data(json.utf8)).prefix(12)) }
}
