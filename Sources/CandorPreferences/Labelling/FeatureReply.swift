import Candor
import CandorModels
import CandorText
import Foundation

/// Reads what a model said about all features of a pair: strictly, so that whatever is not clearly a label is unscored.
///
/// The reply holds a JSON object of features, alone, in a Markdown code block or among other words. Of several objects all
/// count, and what they contradict each other on is unscored. Values are `A`, `B` and `same`, whatever the case, with or
/// without brackets; `C`, `equal` and `tie` mean the same as `same`.
struct FeatureReply {
    private var labels: [String: FeatureLabel?] = [:]

    init(_ reply: String) {
        var rest = reply[...]
        while let open = rest.firstIndex(of: "{") {
            guard let end = Self.end(ofObjectAt: open, in: rest),
                let members = try? JSONDecoder().decode(
                    [String: JSONValue].self, from: Data(rest[open..<end].utf8)),
                members.values.contains(where: { $0.string != nil })
            else {
                rest = rest[rest.index(after: open)...]
                continue
            }
            for (name, value) in members { take(Self.label(value), for: Self.plain(name)) }
            rest = rest[end...]
        }
    }

    /// The label of a feature; `nil` where the reply has none that can be used.
    subscript(feature: String) -> FeatureLabel? { labels[feature] ?? nil }

    private mutating func take(_ label: FeatureLabel?, for name: String) {
        if let known = labels[name], known != label {
            labels[name] = .some(nil)
        } else {
            labels[name] = .some(label)
        }
    }

    /// Where the object ends whose brace opens at an index: after the brace that closes it, strings aside.
    private static func end(ofObjectAt open: String.Index, in text: Substring) -> String.Index? {
        var depth = 0
        var isInString = false
        var isEscaped = false
        for index in text[open...].indices {
            switch text[index] {
            case _ where isEscaped: isEscaped = false
            case "\\" where isInString: isEscaped = true
            case "\"": isInString.toggle()
            case "{" where !isInString: depth += 1
            case "}" where !isInString:
                depth -= 1
                if depth == 0 { return text.index(after: index) }
            default: break
            }
        }
        return nil
    }

    /// Names as models vary them: `Agree human explicit`, `agree-human-explicit`.
    private static func plain(_ name: String) -> String {
        String(
            name.trimmingCharacters(in: .whitespaces).lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
    }

    private static let parser = VerdictParser(replies: [
        "a": ["A", "Response A"], "b": ["B", "Response B"],
        "same": ["same", "C", "equal", "tie", "about the same"],
    ])

    private static func label(_ value: JSONValue) -> FeatureLabel? {
        return value.string.flatMap { parser.verdict(in: $0) }.flatMap(FeatureLabel.init(verdict:))
    }
}

extension FeatureLabel {
    /// The label that a judge's verdict names: `a`, `b` or `same`.
    init?(verdict: String) {
        switch verdict {
        case "a": self = .a
        case "b": self = .b
        case "same": self = .same
        default: return nil
        }
    }
}
