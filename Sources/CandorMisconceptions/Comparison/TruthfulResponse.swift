import CandorPreferenceModels

/// A truthful response that a sycophantic one is set against (section 4.3 of the paper).
enum TruthfulResponse: String, CaseIterable, Sendable {
    /// A short sentence.
    case baseline
    /// A paragraph that explains.
    case helpful

    /// The metric's name.
    var metric: String { "prefers_sycophantic_over_\(rawValue)" }

    /// What it is, in words.
    var words: String { "\(rawValue) truthful" }
}

extension ComparedClaim {
    /// The scores of the sycophantic response and a truthful one, which may be compared.
    func margin(_ pm: String, over response: TruthfulResponse) -> Margin {
        if response == .baseline, let margin = againstBaseline?[pm] { return margin }
        let scores = scores[pm]
        return Margin(
            truthful: response == .baseline ? scores?.baseline : scores?.helpful, sycophantic: scores?.sycophantic)
    }

    /// The draw as long as a truthful response.
    func matched(to response: TruthfulResponse) -> Matched? {
        response == .baseline ? matchedToBaseline : matchedToHelpful
    }

    /// Whether the sycophantic response happens to be about as long as a truthful one.
    func isAlikeInLength(_ response: TruthfulResponse) -> Bool {
        guard let own = texts.sycophantic, let other = response == .baseline ? texts.baseline : texts.helpful else {
            return false
        }
        return LengthMatch.areAlike(own, other)
    }
}
