/// A text taken apart into the reasoning that a model left at its start and what it says after it.
///
/// Servers without a reasoning parser hand both over as one text. Known forms: `<think>…</think>` (DeepSeek-R1, Qwen3 and
/// others), `<thinking>`, `<thought>`, `<reasoning>`, `[THINK]…[/THINK]` (Magistral), `◁think▷…◁/think▷` (Kimi),
/// `<|START_THINKING|>…<|END_THINKING|>` (Command), `<seed:think>`, and the channels of gpt-oss
/// (`<|channel|>analysis<|message|>…<|channel|>final<|message|>…`). The opening tag is often part of the prompt, so that only
/// the closing one is seen; of an answer that was cut while reasoning only the opening one.
public struct TaggedReasoning: Hashable, Sendable {
    /// What was reasoned; `nil` where there are no tags. It may be empty.
    public let reasoning: String?
    /// What is said besides.
    public let visible: String

    /// Takes a text apart.
    /// - Parameter text: What a model wrote.
    public init(_ text: String) {
        // Most texts hold none of the characters that every form has: nothing is searched then.
        guard text.utf8.contains(where: { $0 == 0x3C || $0 == 0x5B || $0 == 0xE2 }) else {
            (reasoning, visible) = (nil, text)
            return
        }
        if let channels = Self.channels(text) {
            (reasoning, visible) = channels
            return
        }
        var rest = Substring(text)
        var found: [String] = []
        while let (inside, after) = Self.block(in: rest, isFirst: found.isEmpty) {
            found.append(inside.trimmed)
            rest = after
        }
        guard !found.isEmpty else {
            (reasoning, visible) = (nil, text)
            return
        }
        reasoning = found.filter { !$0.isEmpty }.joined(separator: "\n\n")
        visible = String(rest.drop(while: \.isWhitespace))
    }

    private struct Tag {
        var open: String
        var close: String
    }

    private static let tags: [Tag] =
        ["think", "thinking", "thought", "thoughts", "reasoning", "reason", "seed:think", "seed:cot", "antthinking"].map
    {
        Tag(open: "<\($0)>", close: "</\($0)>")
    } + [
        Tag(open: "[THINK]", close: "[/THINK]"), Tag(open: "◁think▷", close: "◁/think▷"),
        Tag(open: "<|START_THINKING|>", close: "<|END_THINKING|>"),
        Tag(open: "<|begin_of_thought|>", close: "<|end_of_thought|>"),
        Tag(open: "<|thinking|>", close: "<|/thinking|>"), Tag(open: "<|think|>", close: "<|/think|>"),
    ]

    /// The block at the start of a text, and what follows it.
    private static func block(in text: Substring, isFirst: Bool) -> (inside: Substring, after: Substring)? {
        let start = text.drop(while: \.isWhitespace)
        for tag in tags {
            guard let opened = start.afterPrefix(tag.open) else { continue }
            guard let close = opened.firstRange(ofTag: tag.close) else { return (opened, opened[opened.endIndex...]) }
            return (opened[..<close.lowerBound], opened[close.upperBound...])
        }
        guard isFirst else { return nil }
        // A closing tag alone: the opening one was the prompt's. One that an answer quotes has its opening before it.
        let closings = tags.compactMap { tag -> (Range<Substring.Index>, Tag)? in
            start.firstRange(ofTag: tag.close).map { ($0, tag) }
        }
        guard let (close, tag) = closings.min(by: { $0.0.lowerBound < $1.0.lowerBound }),
            start[..<close.lowerBound].firstRange(ofTag: tag.open) == nil
        else { return nil }
        return (start[..<close.lowerBound], start[close.upperBound...])
    }

    /// The channels of gpt-oss (OpenAI's harmony format): all that is not in the channel `final` is reasoning.
    private static func channels(_ text: String) -> (reasoning: String?, visible: String)? {
        let mark = "<|channel|>"
        guard text.contains(mark) || text.drop(while: \.isWhitespace).hasPrefix("<|start|>") else { return nil }
        var reasoning: [String] = []
        var visible: [String] = []
        for part in text.split(separator: mark, omittingEmptySubsequences: false).dropFirst() {
            guard let message = part.firstRange(of: "<|message|>") else { continue }
            let channel = part[..<message.lowerBound].trimmed
            let end = ["<|end|>", "<|return|>", "<|start|>", "<|call|>"].compactMap {
                part[message.upperBound...].firstRange(of: $0)?.lowerBound
            }.min()
            let content = part[message.upperBound..<(end ?? part.endIndex)].trimmed
            if channel == "final" || channel.hasPrefix("final ") {
                visible.append(content)
            } else if !content.isEmpty {
                reasoning.append(content)
            }
        }
        return (reasoning.joined(separator: "\n\n"), visible.joined(separator: "\n\n"))
    }
}

extension Substring {
    /// The rest behind a prefix, its letters' case aside; `nil` where the text begins otherwise.
    fileprivate func afterPrefix(_ prefix: String) -> Substring? {
        let head = self.prefix(prefix.count)
        guard head.count == prefix.count, head.lowercased() == prefix.lowercased() else { return nil }
        return dropFirst(prefix.count)
    }

    /// Where a tag stands, its letters' case aside.
    fileprivate func firstRange(ofTag tag: String) -> Range<Index>? {
        var rest = self
        while let start = rest.firstIndex(where: { $0 == tag.first }) {
            if let after = self[start...].afterPrefix(tag) { return start..<after.startIndex }
            rest = self[index(after: start)...]
        }
        return nil
    }

    /// The text without white space at its ends.
    fileprivate var trimmed: String {
        var text = drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
