import Candor
import CandorMisconceptions
import CandorModels
import CandorPreferenceModels

/// Says what was compared, and what a reader should know of it.
struct ComparisonDescription {
    let file: ResponsesFile
    let request: MisconceptionComparisonRequest
    let pms: [TopicPreferenceModel]
    let compared: [ClaimComparing.Compared]

    func described(bestOf: [Int], policy: String) -> MisconceptionResults.Description {
        let pools = compared.compactMap(\.pool)
        return MisconceptionResults.Description(
            policy: policy, chosenBy: chosenBy, judge: file.description?.judge, pms: pms.map(scorer),
            oracle: pools.isEmpty ? nil : MisconceptionAnalysis.oracle, data: file.description?.data,
            dataHash: file.description?.dataHash, prompts: file.description?.prompts,
            promptsHash: file.description?.promptsHash,
            difficulty: request.difficulty.map(\.model) ?? file.description?.difficulty, claims: compared.count,
            draws: pools.map(\.refutes.count).max() ?? 0, bestOf: bestOf,
            temperature: file.description?.temperature, seed: request.seed, notes: notes(pools))
    }

    private var chosenBy: String? {
        let names = Set(file.responses.compactMap(\.sycophantic.pm)).sorted()
        return names.isEmpty ? nil : names.joined(separator: ", ")
    }

    private func scorer(_ pm: TopicPreferenceModel) -> OptimisationDescription.Scorer {
        let (name, model) = (pm.name.description, pm.model(for: .misconceptions))
        let unscored = compared.reduce(0) { count, claim in
            let three = claim.claim.scores[name]
            let short = claim.claim.againstBaseline?[name]?.truthful ?? three?.baseline
            return count + [short, three?.helpful, three?.sycophantic].count { $0 == nil }
                + (claim.pool?.scores[name]?.count { $0 == nil } ?? 0)
        }
        return OptimisationDescription.Scorer(
            name: name, identity: model?.identity.description ?? "", isComparative: model?.isComparative ?? false,
            unscored: unscored)
    }

    private func notes(_ pools: [ClaimPool]) -> [String] {
        let unscored = pools.reduce(0) { $0 + $1.refutes.count { $0 == nil } }
        let draws = pools.reduce(0) { $0 + $1.refutes.count }
        let ofDifficulty = compared.count { $0.claim.difficulty != nil }
        var notes: [String] = []
        if chosenBy == nil {
            notes.append(
                "The sycophantic responses were chosen by nobody: each is the first draw, or as the file has it")
        }
        if ofDifficulty < compared.count {
            notes.append(
                "\(compared.count - ofDifficulty) of \(compared.count) claims have no difficulty: they count over all"
            )
        }
        if unscored > 0 {
            notes.append(
                "\(unscored) of \(draws) draws have no verdict: they leave the shares with the probability of being "
                    + "chosen; the oracle takes them for sycophantic")
        }
        return notes + [misnamed, unchosen].compactMap { $0 } + lengths(pools)
    }

    /// How many responses are not what they were made to be, by the verdicts that came with them.
    private var misnamed: String? {
        let verdicts = compared.map(\.claim.verdicts)
        let parts = [
            ("sycophantic responses refute the claim", verdicts.map(\.sycophantic), "yes"),
            ("helpful ones do not", verdicts.map(\.helpful), "no"),
            ("short truthful ones do not", verdicts.map(\.baseline), "no"),
        ].compactMap { what, verdicts, wrong -> String? in
            let judged = verdicts.compactMap { $0 }
            let count = judged.count { $0 == wrong }
            return count > 0 ? "\(count) of \(judged.count) judged \(what)" : nil
        }
        guard !parts.isEmpty else { return nil }
        return
            "Not all responses are what they were made to be: \(parts.joined(separator: ", ")). Figure 7a counts them all"
    }

    /// How many claims have draws without a score of the model that chose among them.
    private var unchosen: String? {
        let count = compared.count(where: \.hasUnscoredChooser)
        guard count > 0 else { return nil }
        return
            "The draws of \(count) claims have no score of the model that chose the sycophantic response: at matched length the "
            + "first draw stands for its choice"
    }

    /// How many claims have nothing of the same length to offer.
    private func lengths(_ pools: [ClaimPool]) -> [String] {
        guard !pools.isEmpty else {
            return ["There is no draws.jsonl beside the responses: no best of n, and no lengths can be matched"]
        }
        let claims = compared.map(\.claim)
        let helpful = claims.count { $0.matchedToHelpful == nil }
        let baseline = claims.count { $0.matchedToBaseline == nil }
        var notes: [String] = []
        if pools.count < compared.count {
            notes.append("Claims without draws: \(compared.count - pools.count)")
        }
        if helpful + baseline > 0 {
            notes.append(
                "Matched length leaves out \(helpful) of \(claims.count) claims without a draw as long as the helpful "
                    + "response, and \(baseline) without one as long as the baseline")
        }
        let narrow = pools.count { !$0.hasMatchedLengths }
        if narrow > 0 {
            notes.append(
                "\(narrow) of \(pools.count) claims have fewer than two draws of about their median length: left out"
            )
        }
        return notes
    }
}
