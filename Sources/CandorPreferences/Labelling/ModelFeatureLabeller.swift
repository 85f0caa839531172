import Candor
import CandorModels
import CandorText
import Foundation

/// A language model as labeller: asked at temperature 0, its replies read strictly, never told who was preferred.
///
/// The paper's section 4.1 and appendix B, where GPT-4 was asked one feature a call. A reply that is no label is unscored.
public struct ModelFeatureLabeller: FeatureLabeller {
    /// How often both orders agree; empty where only one is asked.
    public let orders = OrderTally()

    private let model: any LanguageModel
    private let pack: FeaturePack
    private let oneFeatureACall: Bool
    private let bothOrders: Bool

    /// Creates a labeller.
    /// - Parameters:
    ///   - model: The model that labels.
    ///   - pack: How it is asked.
    ///   - oneFeatureACall: Whether each feature gets a call of its own; else one call asks for all of them.
    ///   - bothOrders: Whether every pair is shown a second time with its responses swapped. A label is kept where both
    ///     orders agree; where they disagree it is "same", and counted in ``orders``; where one is unscored, so is it.
    public init(
        model: any LanguageModel, pack: FeaturePack, oneFeatureACall: Bool = false, bothOrders: Bool = false
    ) {
        self.model = model
        self.pack = pack
        self.oneFeatureACall = oneFeatureACall
        self.bothOrders = bothOrders
    }

    /// The model's name.
    public var name: String { model.name.description }

    /// Asks the model.
    public func labels(of pair: PreferencePair, features: [PreferenceFeature]) async throws -> [FeatureLabel?] {
        let labels = try await replies(to: pair, features)
        guard bothOrders else { return labels }
        let swapped = try await replies(to: pair.swapped, features).map { $0?.swapped }
        return features.indices.map { index in
            guard let first = labels[index], let second = swapped[index] else { return nil }
            orders.add(features[index].name, agree: first == second)
            return first == second ? first : .same
        }
    }

    private func replies(to pair: PreferencePair, _ features: [PreferenceFeature]) async throws -> [FeatureLabel?] {
        guard !features.isEmpty else { return [] }
        let values = PairFence(pair).values
        guard oneFeatureACall else { return try await replyToAll(features, values) }
        var labels: [FeatureLabel?] = []
        for feature in features { labels.append(try await reply(to: feature, values)) }
        return labels
    }

    private func replyToAll(
        _ features: [PreferenceFeature], _ values: [String: String]
    ) async throws -> [FeatureLabel?] {
        let prompt = pack.allFeatures
        let list = features.map { "- \($0.name): \($0.question)" }.joined(separator: "\n")
        let said = try await ask(
            prompt.template.filled(with: values.merging(["features": list]) { $1 }), system: prompt.system,
            maxTokens: max(64, prompt.tokensPerFeature * features.count),
            form: ChoiceForm(fields: features.map(\.name), choices: ["A", "B", "same"]))
        guard let said else { return features.map { _ in nil } }
        let reply = FeatureReply(said)
        return features.map { reply[$0.name] }
    }

    private func reply(to feature: PreferenceFeature, _ values: [String: String]) async throws -> FeatureLabel? {
        let prompt = pack.oneFeature
        let said = try await ask(
            prompt.template.filled(with: values.merging(["question": feature.question]) { $1 }),
            system: prompt.system, maxTokens: prompt.maxTokens)
        return said.flatMap { VerdictParser(replies: prompt.replies).verdict(in: $0) }
            .flatMap(FeatureLabel.init(verdict:))
    }

    /// What the model says; `nil` where it gives no answer, which is no label.
    private func ask(
        _ text: String, system: String?, maxTokens: Int, form: ChoiceForm? = nil
    ) async throws -> String? {
        let messages = (system.map { [Message.system($0)] } ?? []) + [.user(text)]
        let sampling = Sampling(temperature: 0, maxTokens: maxTokens, form: form)
        return try await model.reply(to: Dialogue(messages), sampling: sampling, draw: 0).text
    }
}

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

/// Shows a pair to a model so that nothing in its texts can be taken for the frame around them.
///
/// The frame's lines carry a mark made from a hash of the texts. It stands in none of them, so that no text can close its
/// part or open another; and it is the same every time, so that a remembered answer is found again.
struct PairFence {
    /// The values of a template's fields.
    let values: [String: String]

    init(_ pair: PreferencePair) {
        let turns = pair.dialogue.messages.map { ($0.role == .user ? "human" : $0.role.rawValue, $0.content) }
        let texts = turns.map(\.1) + [pair.responseA, pair.responseB]
        let fence = Self.mark(for: texts)
        values = [
            "fence": fence,
            "conversation": turns.map { "[\(fence) \($0)]\n\($1)" }.joined(separator: "\n"),
            "response_a": pair.responseA, "response_b": pair.responseB,
        ]
    }

    /// Eight hexadecimal digits that occur in none of the texts.
    private static func mark(for texts: [String]) -> String {
        let joined = texts.joined(separator: "\n").lowercased()
        var attempt = 0
        while true {
            let mark = String(Fingerprint.short(joined, String(attempt)).prefix(8))
            guard joined.contains(mark) else { return mark }
            attempt += 1
        }
    }
}
