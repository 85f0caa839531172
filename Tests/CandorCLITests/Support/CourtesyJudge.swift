import CandorModels
import Foundation

/// A language model that, asked which of two responses is better, is for the polite one with odds of e², and for whatever is
/// shown first with odds of e besides: with log-probabilities.
struct CourtesyJudge: LanguageModel {
    let name = ModelName(kind: "test", rest: "courtesy")
    let identity = ModelIdentity("test:courtesy")
    let capabilities = ModelCapabilities(continuesPrefill: false, acceptsSeed: false, givesLogProbabilities: true)

    func complete(_ dialogue: Dialogue, sampling: Sampling, draw: Int) async throws -> Completion {
        let asked = dialogue.messages.last?.content ?? ""
        let parts = asked.components(separatedBy: "response B begins]")
        let odds = 1 + (Self.isPolite(parts.first) ? 2 : 0) - (Self.isPolite(parts.last) ? 2.0 : 0)
        let letters = [("A", -softplus(-odds)), ("B", -softplus(odds))].sorted { $0.1 > $1.1 }
        let token = TokenLogProbability(
            token: letters[0].0, logProbability: letters[0].1,
            alternatives: letters.map { .init(token: $0.0, logProbability: $0.1) })
        return Completion(text: letters[0].0, tokens: sampling.topLogProbabilities > 0 ? [token] : nil)
    }

    private static func isPolite(_ text: String?) -> Bool { text?.contains("thank you") ?? false }
}

/// log(1 + eˣ).
private func softplus(_ x: Double) -> Double { x > 0 ? x + log1p(exp(-x)) : log1p(exp(x)) }
