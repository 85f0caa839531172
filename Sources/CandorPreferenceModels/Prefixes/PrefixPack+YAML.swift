import Candor
import CandorModels
import Foundation

extension PrefixPack {
    /// Reads a pack.
    /// - Parameter nameOrPath: A built-in pack's name, or a YAML file with a `name` and, for each topic that it has, a list of
    ///   turns: `feedback: [{user: …}, {assistant: …}]`.
    /// - Throws: ``DataError`` with file, line and field for a file that cannot be used.
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
