import Candor
import CandorModels
import Foundation

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

/// Any preference model, with a dialogue put before the one scored (paper, section 4.2: its "non-sycophantic" preference
/// model).
public struct PrefixedPreferenceModel: PreferenceModel {
    /// The name that the user gave.
    public let name: ModelName
    /// The turns put first.
    public let prefix: Dialogue

    private let base: any PreferenceModel

    /// Creates a prefixed model.
    /// - Parameters:
    ///   - name: The name that the user gave, for example `prefixed:non-sycophantic:reward:…`.
    ///   - base: The model that scores.
    ///   - prefix: The turns put first: a user's and an assistant's in turn.
    public init(name: ModelName, base: any PreferenceModel, prefix: Dialogue) {
        self.name = name
        self.base = base
        self.prefix = prefix
    }

    /// The base model's identity with a hash of the prefix.
    public var identity: ModelIdentity {
        let turns = prefix.messages.map { Fingerprint.short($0.role.rawValue, $0.content) }.joined()
        return ModelIdentity("prefixed:\(Fingerprint.short(turns)):\(base.identity)")
    }

    /// What the base model is.
    public var isComparative: Bool { base.isComparative }

    /// The base model's score of the response to the longer dialogue.
    public func score(_ response: String, to dialogue: Dialogue) async throws -> Double {
        try await base.score(response, to: prefixed(dialogue))
    }

    /// The base model's scores of the responses to the longer dialogues.
    public func scores(of responses: [(dialogue: Dialogue, response: String)]) async throws -> [Double] {
        try await base.scores(of: responses.map { (prefixed($0.dialogue), $0.response) })
    }

    /// The dialogue with the prefix before its first turn; instructions of the system stay in front, where chat templates want
    /// them.
    private func prefixed(_ dialogue: Dialogue) -> Dialogue {
        let instructions = dialogue.messages.prefix { $0.role == .system }
        return Dialogue(instructions + prefix.messages + dialogue.messages.dropFirst(instructions.count))
    }
}

extension PrefixPack {
    /// Reads a pack.
    /// - Parameter nameOrPath: A built-in pack's name, or a YAML file with a `name` and, for each topic that it has, a list of
    ///   turns: `feedback: [{user: …}, {assistant: …}]`.
    /// - Throws: `DataError` with file, line and field for a file that cannot be used.
    public static func load(_ nameOrPath: String) throws -> PrefixPack {
        let isBuiltIn = builtInNames.contains(nameOrPath)
        let path = isBuiltIn ? Resources.path("PreferenceModels/\(nameOrPath).yaml") : nameOrPath
        guard let bytes = FileManager.default.contents(atPath: path) else {
            let packs = builtInNames.joined(separator: ", ")
            throw DataError(.unreadable, file: path, reason: "is neither a file nor a built-in pack (\(packs))")
        }
        guard let text = String(data: bytes, encoding: .utf8) else {
            throw DataError(.malformed, file: path, reason: "is not valid UTF-8")
        }
        let root = try YAMLDocument(text, file: path)
        let topics = DialogueTopic.allCases
        try root.allow(["name"] + topics.map(\.rawValue))
        var prefixes: [DialogueTopic: Dialogue] = [:]
        for topic in topics {
            prefixes[topic] = try root[topic.rawValue].map { try Self.turns($0, of: topic) }
        }
        let name = try root.require("name").text()
        guard !prefixes.isEmpty else {
            let all = topics.map(\.rawValue).joined(separator: ", ")
            throw root.error(nil, "has a prefix for no topic; there are \(all)")
        }
        return PrefixPack(name: name, sha256: Fingerprint.sha256(bytes), prefixes: prefixes)
    }

    /// The turns of one prefix. The user begins and the assistant ends, in turn: what follows is the user's, and chat templates
    /// refuse anything else.
    private static func turns(_ node: YAMLDocument, of topic: DialogueTopic) throws -> Dialogue {
        var messages: [Message] = []
        for element in try node.elements() {
            let expected: Role = messages.count.isMultiple(of: 2) ? .user : .assistant
            let members = try element.members()
            guard members.count == 1, let turn = members.first, turn.key == expected.rawValue else {
                throw element.error(topic.rawValue, "expected one turn of the \(expected.rawValue) here")
            }
            let content = try turn.value.text().trimmingCharacters(in: .whitespacesAndNewlines)
            guard !content.isEmpty else { throw turn.value.error(topic.rawValue, "has an empty turn") }
            messages.append(Message(expected, content))
        }
        guard messages.last?.role == .assistant else {
            throw node.error(topic.rawValue, "must end with a turn of the assistant")
        }
        return Dialogue(messages)
    }
}
