import CandorModels
import Synchronization

/// A language model that judges by rule and counts what it is asked.
struct KnownJudge: LanguageModel {
    private final class Memory: Sendable {
        let asked = Mutex<[(dialogue: Dialogue, sampling: Sampling)]>([])
    }

    let name = ModelName(kind: "known", rest: "judge")
    let identity = ModelIdentity("known:judge")
    let capabilities: ModelCapabilities
    private let memory = Memory()
    private let reply: @Sendable (_ dialogue: Dialogue, _ sampling: Sampling, _ draw: Int) -> Completion

    /// A model of any replies.
    init(
        logProbabilities: Bool, continuesPrefill: Bool = false,
        reply: @escaping @Sendable (_ dialogue: Dialogue, _ sampling: Sampling, _ draw: Int) -> Completion
    ) {
        capabilities = ModelCapabilities(
            continuesPrefill: continuesPrefill, acceptsSeed: true, givesLogProbabilities: logProbabilities)
        self.reply = reply
    }

    /// A judge with log-probabilities whose log-odds of the first response shown are given; `nil` is no choice.
    init(logOdds: @escaping @Sendable (_ a: String, _ b: String) -> Double?) {
        self.init(logProbabilities: true) { dialogue, _, _ in
            let (a, b) = Self.shown(in: dialogue)
            guard let odds = logOdds(a, b) else { return Completion(text: "Hm.") }
            return Self.completion([("A", min(0, odds)), ("B", min(0, -odds))])
        }
    }

    /// The settings of the calls so far.
    var asked: [Sampling] { memory.asked.withLock { $0.map(\.sampling) } }
    /// What it was shown.
    var shown: [String] { memory.asked.withLock { $0.map { $0.dialogue.messages[1].content } } }

    func complete(_ dialogue: Dialogue, sampling: Sampling, draw: Int) async throws -> Completion {
        memory.asked.withLock { $0.append((dialogue, sampling)) }
        return reply(dialogue, sampling, draw)
    }

    /// The responses shown as A and B.
    static func shown(in dialogue: Dialogue) -> (a: String, b: String) {
        (part("response A", of: dialogue), part("response B", of: dialogue))
    }

    /// The response shown alone.
    static func response(in dialogue: Dialogue) -> String { part("response", of: dialogue) }

    /// An answer of one token for each list of alternatives, the first of each being said.
    static func completion(_ positions: [(String, Double)]...) -> Completion {
        let tokens = positions.map { alternatives in
            TokenLogProbability(
                token: alternatives[0].0, logProbability: alternatives[0].1,
                alternatives: alternatives.map { .init(token: $0.0, logProbability: $0.1) })
        }
        return Completion(text: tokens.map(\.token).joined(), tokens: tokens)
    }

    private static func part(_ name: String, of dialogue: Dialogue) -> String {
        let lines = dialogue.messages[1].content.split(separator: "\n", omittingEmptySubsequences: false)
        let mark = lines.first { $0.hasSuffix(" conversation begins]") }?.split(separator: " ").first ?? ""
        guard let first = lines.firstIndex(of: "\(mark) \(name) begins]"),
            let last = lines.firstIndex(of: "\(mark) \(name) ends]")
        else { return "" }
        return lines[(first + 1)..<last].joined(separator: "\n")
    }
}
