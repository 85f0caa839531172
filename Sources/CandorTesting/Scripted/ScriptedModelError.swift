import CandorModels
import Foundation

/// A name that describes no scripted model.
public struct ScriptedModelError: Error, Hashable, Sendable {
    /// What is wrong with the name.
    public enum Problem: Hashable, Sendable {
        /// It does not begin with `scripted:`.
        case kind
        /// There is no such script.
        case script
        /// A setting is not a known trait with a share from 0 to 1, nor a seed.
        case setting(String)
    }

    /// The name.
    public let name: ModelName
    /// What is wrong with it.
    public let problem: Problem
}

extension ScriptedModelError: CandorError, CustomStringConvertible {
    /// What is wrong and how a name looks.
    public var description: String {
        let traits = ScriptedTrait.allCases.map(\.rawValue).joined(separator: ", ")
        return switch problem {
        case .kind: "'\(name)' is no scripted model: its name begins with scripted:"
        case .script: "'\(name)' names no script: write scripted:sycophant, scripted:candid or scripted:rates?flip=0.37"
        case .setting(let setting):
            "'\(setting)' in '\(name)' sets nothing: write seed=NUMBER or TRAIT=SHARE with a share from 0 to 1; traits: \(traits)"
        }
    }

    /// The same.
    public var errorDescription: String? { description }

    /// What a command that it ends exits with.
    public var exitStatus: ExitStatus? { .usage }
}
