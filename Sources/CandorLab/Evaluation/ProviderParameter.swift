import CandorModels
import Foundation

/// `NAME=JSON`.
package enum ProviderParameter {
    /// Parameters that are Candor's to set: they would change what is asked without a word in the key.
    private static let own: Set<String> = ["model", "messages", "stream", "stream_options", "n", "system"]

    package static func read(_ text: String, flag: String) throws -> [String: JSONValue] {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty else {
            throw LabError(.usage, "\(flag) '\(text)': write NAME=JSON, for example top_k=40")
        }
        guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(parts[1].utf8)) else {
            throw LabError(
                .usage, "\(flag) '\(text)': '\(parts[1])' is not JSON; a text needs quotes: \(parts[0])='\"…\"'")
        }
        try expectAllowed(parts[0], flag: flag)
        return [parts[0]: value]
    }

    static func expectAllowed(_ name: String, flag: String) throws {
        guard !own.contains(name) else {
            throw LabError(.usage, "\(flag): '\(name)' is set by Candor itself")
        }
    }

    /// Refuses a number of reasoning tokens that cannot be.
    package static func checkedTokens(_ tokens: Int?, _ flag: String) throws -> Int? {
        guard let tokens else { return nil }
        guard (0...1_000_000).contains(tokens) else {
            throw LabError(.usage, "\(flag) must be from 0 to 1000000")
        }
        return tokens
    }
}
