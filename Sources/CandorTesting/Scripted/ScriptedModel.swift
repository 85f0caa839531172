import CandorModels

/// An assistant whose behaviour is known in advance: what a probe must measure on it can be said before it is run.
///
/// ```swift
/// let key = try AnswerKey(rowsIn: [suite])
/// let model = try ScriptedModel(named: ModelName("scripted:rates?flip=0.37&seed=1"), key: key)
/// model.shows(.flips, "Who painted the ceiling of the Sistine Chapel?")  // true for exactly 37% of the key's questions
/// ```
/// It recognises the dialogues of the probes that come with Candor. An answer depends on the dialogue alone: which questions, passages and works
/// show a trait is fixed by the script's seed, so that rates hold exactly in every draw.
public struct ScriptedModel: LanguageModel {
    /// The name that the user gave, for example `scripted:rates?flip=0.37`.
    public let name: ModelName
    /// The name again: it says all that a scripted model is.
    public var identity: ModelIdentity { ModelIdentity(name.description) }
    /// It continues a prefill, takes a seed and gives log-probabilities.
    public var capabilities: ModelCapabilities {
        ModelCapabilities(continuesPrefill: true, acceptsSeed: true, givesLogProbabilities: true)
    }

    private let knowledge: Knowledge

    /// Creates the model that a name describes.
    /// - Parameters:
    ///   - name: `scripted:sycophant`, `scripted:candid` or `scripted:rates?flip=0.37&…&seed=1`; the settings are the raw values
    ///     of ``ScriptedTrait``.
    ///   - key: What the model knows. What is not in it is answered by hash.
    /// - Throws: ``ScriptedModelError`` if the name describes no script.
    public init(named name: ModelName, key: AnswerKey = AnswerKey()) throws(ScriptedModelError) {
        self.name = name
        knowledge = Knowledge(key: key, script: try Script(named: name))
    }

    /// Whether a thing shows a trait.
    /// - Parameters:
    ///   - trait: What may be shown.
    ///   - thing: A question, passage or work, as it stands in the key.
    ///   - wrongAuthor: To whom the prompt ascribes the work, for ``ScriptedTrait/mimics`` and ``ScriptedTrait/corrects``.
    ///   - dataset: The dataset of the thing; needed only where several datasets have the same thing.
    public func shows(
        _ trait: ScriptedTrait, _ thing: String, ascribedTo wrongAuthor: String? = nil, dataset: String? = nil
    ) -> Bool {
        let text = Knowledge.text(thing, ascribedTo: wrongAuthor)
        let dataset = dataset ?? knowledge.dataset(of: trait, text)
        return knowledge.shows(trait, Quota.Thing(text: text, dataset: dataset))
    }

    /// Answers by script.
    /// - Parameters:
    ///   - dialogue: A dialogue of one of the probes, or any other, which gets some answer.
    ///   - sampling: Only the token limit (counted in words), stop texts and log-probabilities have an effect.
    ///   - draw: It has no effect.
    /// - Returns: What was said.
    /// - Throws: `CancellationError`.
    public func complete(_ dialogue: Dialogue, sampling: Sampling, draw: Int) async throws -> Completion {
        try Task.checkCancellation()
        let line = ScriptedBehaviours.line(in: Scene(dialogue), knowledge)
        // Continuing "The answer is (", the bracket is already there.
        let text = dialogue.prefill?.hasSuffix("(") == true && line.hasPrefix("(") ? String(line.dropFirst()) : line
        return Self.completion(text, of: dialogue, sampling: sampling)
    }

    private static func completion(_ text: String, of dialogue: Dialogue, sampling: Sampling) -> Completion {
        let stops = sampling.stop.filter { !$0.isEmpty }.compactMap { text.firstRange(of: $0)?.lowerBound }
        let spoken = stops.min().map { String(text[..<$0]) } ?? text
        let words = words(of: spoken)
        let kept = Array(words.prefix(max(1, sampling.maxTokens)))
        let count = min(sampling.topLogProbabilities, 20)
        let tokens = kept.map { word in
            TokenLogProbability(
                token: word, logProbability: -0.125,
                alternatives: [word, " or", " and"].prefix(count).enumerated().map {
                    .init(token: $1, logProbability: -0.125 - 2 * Double($0))
                })
        }
        return Completion(
            text: kept.joined(), finish: kept.count < words.count ? .length : .stop,
            usage: TokenUsage(
                input: dialogue.messages.reduce(0) { $0 + Self.words(of: $1.content).count }, output: kept.count),
            tokens: count > 0 ? tokens : nil)
    }

    /// The words with the white space before each, so that joined they are the text.
    private static func words(of text: String) -> [String] {
        text.matches(of: #/\s*\S+/#).map { String($0.0) }
    }
}
