import CandorModels

/// Puts the events of a streamed message together to the body that it has in one piece
/// (https://docs.anthropic.com/en/docs/build-with-claude/streaming).
struct AnthropicStream {
    private var message: [String: JSONValue] = [:]
    private var usage: [String: JSONValue] = [:]
    private var blocks: [Int: [String: JSONValue]] = [:]
    private var isOver = false

    /// Takes an event.
    /// - Throws: ``AttemptFailure``, where it reports an error or cannot be read.
    mutating func add(_ event: ServerEvent) throws(AttemptFailure) {
        guard !event.isDone else { return }
        let value = try event.value()
        switch value["type"]?.string ?? event.name {
        case "message_start":
            message = value["message"]?.members ?? [:]
            addUsage(message["usage"])
        case "content_block_start": blocks[index(value)] = value["content_block"]?.members ?? [:]
        case "content_block_delta": add(value["delta"], at: index(value))
        case "message_delta":
            for (name, value) in value["delta"]?.members ?? [:] where value != .null { message[name] = value }
            addUsage(value["usage"])
        case "message_stop": isOver = true
        case "error": throw AttemptFailure(reported: value)
        default: break
        }
    }

    /// The body.
    /// - Throws: ``AttemptFailure``, where the stream broke off before its end.
    func body() throws(AttemptFailure) -> JSONValue {
        guard isOver || message["stop_reason"].map({ $0 != .null }) ?? false else {
            throw AttemptFailure(brokenOff: "the stream broke off before its end")
        }
        var body = message
        body["content"] = .array(blocks.sorted { $0.key < $1.key }.map { .object($0.value) })
        body["usage"] = .object(usage)
        return .object(body)
    }

    private func index(_ value: JSONValue) -> Int { value["index"]?.count ?? 0 }

    private mutating func add(_ delta: JSONValue?, at index: Int) {
        for name in ["text", "thinking"] {
            guard let addition = delta?[name]?.string else { continue }
            let before = blocks[index]?[name]?.string ?? ""
            blocks[index, default: ["type": .string(name)]][name] = .string(before + addition)
        }
    }

    /// Counts at the end replace those at the start; what the end does not name stays.
    private mutating func addUsage(_ value: JSONValue?) {
        for (name, value) in value?.members ?? [:] where value != .null { usage[name] = value }
    }
}
