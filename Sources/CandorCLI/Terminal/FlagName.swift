import ArgumentParser
import CandorLab

/// How the command line names the values of a plan: `max_unscored` is `--max-unscored`.
enum FlagName {
    /// Keys of plans whose flags have names of their own: what may be repeated is called by one of it.
    private static let others = [
        "models": "model", "probes": "probe", "checkpoints": "checkpoint", "parameters": "param",
    ]

    /// The flag for a key.
    static func of(_ key: String) -> String { "--" + (others[key] ?? key).replacing("_", with: "-") }
}

/// A command that names some values of its plan otherwise than ``FlagName`` does.
protocol ValueNaming: ParsableCommand {
    /// What the user of this command calls a value.
    static func name(ofValue key: String) -> String
}

extension RunCommand: ValueNaming {
    /// What a plan says stands in its file, by its key; the command itself has but a few flags.
    static func name(ofValue key: String) -> String {
        ["out", "store", "same_model", "other_model"].contains(key) ? FlagName.of(key) : key
    }
}

extension MisconceptionsCompareCommand: ValueNaming {
    static func name(ofValue key: String) -> String { key == "best_of" ? "--of-n" : FlagName.of(key) }
}
