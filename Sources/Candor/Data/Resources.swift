import Foundation

/// The files that ship with Candor: suites, prompt packs, gold verdicts.
public enum Resources {
    /// Where a shipped file is.
    /// - Parameter name: Its path below the resources, for example `Suites/answer.jsonl`.
    public static func path(_ name: String) -> String {
        Bundle.module.bundleURL.appendingPathComponent("Resources").appendingPathComponent(name).path
    }
}
