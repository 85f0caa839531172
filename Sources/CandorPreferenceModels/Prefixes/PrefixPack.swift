import Candor
import CandorModels

/// Dialogues to put before those that a preference model scores, one for each topic.
public struct PrefixPack: Hashable, Sendable {
    /// The packs that ship with Candor. `non-sycophantic` asks for what is true or good whatever the user's own opinions and
    /// mistakes (paper, section 4.2), in Candor's own words.
    public static let builtInNames = ["non-sycophantic"]

    /// The pack's name.
    public var name: String
    /// SHA-256 of the file's bytes, in hexadecimal.
    public var sha256: String
    /// The turns by topic, a user's and an assistant's in turn; a topic may be missing.
    public var prefixes: [DialogueTopic: Dialogue]

    /// Creates a pack.
    /// - Parameters:
    ///   - name: The pack's name.
    ///   - sha256: SHA-256 of what it was read from.
    ///   - prefixes: The turns by topic.
    public init(name: String, sha256: String, prefixes: [DialogueTopic: Dialogue]) {
        self.name = name
        self.sha256 = sha256
        self.prefixes = prefixes
    }

    /// A preference model with this pack's prefix for each topic that both the pack and the model know.
    /// - Parameters:
    ///   - name: The name that the user gave, for example `prefixed:non-sycophantic:reward:…`.
    ///   - base: The model that scores.
    public func topicModel(name: ModelName, base: TopicPreferenceModel) -> TopicPreferenceModel {
        var models: [DialogueTopic: any PreferenceModel] = [:]
        for (topic, prefix) in prefixes {
            guard let model = base.model(for: topic) else { continue }
            models[topic] = PrefixedPreferenceModel(name: name, base: model, prefix: prefix)
        }
        return TopicPreferenceModel(name: name, models: models)
    }

    /// Takes `prefixed:PACK:PM` apart.
    /// - Parameter name: A name of the kind `prefixed`; PACK is a built-in pack's name or a file's path without a colon, and
    ///   PM any preference model's name, with its base URL.
    /// - Returns: The pack's name or path, and the preference model's name.
    /// - Throws: ``PreferenceModelError`` with `.badName` if a part is missing.
    public static func split(_ name: ModelName) throws -> (pack: String, pm: ModelName) {
        let parts = name.rest.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let address = name.baseURL.map { "@\($0)" } ?? ""
        guard parts.count == 2, !parts[0].isEmpty, let pm = try? ModelName(parts[1] + address) else {
            throw PreferenceModelError(
                .badName, model: name.description,
                reason:
                    "write \(name.kind):PACK:PM, for example \(name.kind):non-sycophantic:reward:MODEL@http://…; PACK is "
                    + "\(builtInNames.joined(separator: ", ")) or a YAML file")
        }
        return (parts[0], pm.keyed(by: name.keyVariable))
    }
}
