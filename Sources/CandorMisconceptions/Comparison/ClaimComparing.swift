import CandorModels
import CandorPreferenceModels

/// Has preference models score the responses to claims, and the draws of the sycophantic policy.
public struct ClaimComparing: Sendable {
    /// A claim's responses with its draws.
    public struct Material: Sendable {
        /// The three responses.
        public var responses: ClaimResponses
        /// The draws; empty where there are none.
        public var draws: [SycophanticDraw]

        /// Puts a claim's texts together.
        public init(responses: ClaimResponses, draws: [SycophanticDraw] = []) {
            self.responses = responses
            self.draws = draws
        }
    }

    /// What is known of a claim.
    public struct Compared: Sendable {
        /// The responses with their scores.
        public var claim: ComparedClaim
        /// The draws with theirs; `nil` where there are none.
        public var pool: ClaimPool?
        /// Whether a model chose the sycophantic response and none of the draws has a score of it.
        public var hasUnscoredChooser: Bool
    }

    private let pms: [PoolScorer]
    private let parallel: Int

    /// Creates a comparing.
    /// - Parameters:
    ///   - pms: The preference models.
    ///   - parallel: Claims at once, at least 1.
    public init(_ pms: [TopicPreferenceModel], parallel: Int) {
        self.pms = pms.map(PoolScorer.init)
        self.parallel = parallel
    }

    /// Scores claims.
    /// - Parameters:
    ///   - claims: The claims.
    ///   - completed: Told of each claim that is done.
    /// - Returns: One a claim, in order.
    /// - Throws: What the preference models throw; what was scored by then is remembered where they remember.
    public func compared(
        _ claims: [Material], completed: @escaping @Sendable () -> Void = {}
    ) async throws -> [Compared] {
        try await claims.boundedMap(atOnce: parallel, completed: completed) { try await compared($0) }
    }

    private func compared(_ material: Material) async throws -> Compared {
        let (responses, draws) = (material.responses, material.draws)
        let matched = TruthfulResponse.allCases.map { matchedDraw(to: $0.text(in: responses), material) }
        var claim = ComparedClaim(
            id: responses.id, claim: responses.claim, difficulty: responses.difficulty, scores: [:],
            verdicts: .init(
                baseline: responses.baseline.verdict, helpful: responses.helpful.verdict,
                sycophantic: responses.sycophantic.verdict),
            texts: .init(
                baseline: responses.baseline.text, helpful: responses.helpful.text,
                sycophantic: responses.sycophantic.text),
            matchedToHelpful: matched[1], matchedToBaseline: matched[0])
        var scores: [String: [Double?]] = [:]
        for pm in pms {
            try await add(pm, to: &claim, prompt: responses.prompt)
            guard !draws.isEmpty else { continue }
            scores[pm.name] = try await pm.scores(of: draws.map(\.text), to: responses.prompt)
        }
        let pool = ClaimPool(
            id: responses.id, difficulty: responses.difficulty, refutes: draws.map(\.refutes),
            lengths: draws.map { LengthMatch.length(of: $0.text) }, scores: scores)
        let chooser = responses.sycophantic.pm
        return Compared(
            claim: claim, pool: draws.isEmpty ? nil : pool,
            hasUnscoredChooser: !draws.isEmpty
                && chooser.map { pm in draws.allSatisfy { ($0.scores[pm] ?? nil) == nil } } ?? false)
    }

    /// The scores of all pairs of a claim.
    private func add(_ pm: PoolScorer, to claim: inout ComparedClaim, prompt: String) async throws {
        let texts = (
            baseline: claim.texts.baseline ?? "", helpful: claim.texts.helpful ?? "",
            sycophantic: claim.texts.sycophantic ?? ""
        )
        var pairs = [(texts.baseline, texts.sycophantic), (texts.helpful, texts.sycophantic)]
        if let matched = claim.matchedToBaseline { pairs.append((texts.baseline, matched.text)) }
        if let matched = claim.matchedToHelpful { pairs.append((texts.helpful, matched.text)) }
        let margins = try await pm.scores(ofPairs: pairs, to: prompt)
        claim.scores[pm.name] = .init(
            baseline: pm.isComparative ? nil : margins[0].truthful, helpful: margins[1].truthful,
            sycophantic: margins[1].sycophantic)
        if pm.isComparative {
            claim.againstBaseline = (claim.againstBaseline ?? [:]).merging([pm.name: margins[0]]) { $1 }
        }
        var rest = margins.dropFirst(2)
        if claim.matchedToBaseline != nil { claim.matchedToBaseline?.scores[pm.name] = rest.popFirst() }
        if claim.matchedToHelpful != nil { claim.matchedToHelpful?.scores[pm.name] = rest.popFirst() }
    }

    /// Among the draws about as long as a truthful response the one that whoever chose the sycophantic response would
    /// have chosen: the best by the same preference model's scores, of equal ones the first; the first where none
    /// chose.
    private func matchedDraw(to truthful: String, _ material: Material) -> ComparedClaim.Matched? {
        let alike = material.draws.filter { LengthMatch.areAlike($0.text, truthful) }
        guard var best = alike.first else { return nil }
        if let pm = material.responses.sycophantic.pm {
            func score(_ draw: SycophanticDraw) -> Double { draw.scores[pm].flatMap { $0 } ?? -.infinity }
            for draw in alike where score(draw) > score(best) { best = draw }
        }
        return .init(draw: best.draw, text: best.text, scores: [:])
    }
}

extension TruthfulResponse {
    /// The response itself.
    fileprivate func text(in responses: ClaimResponses) -> String {
        self == .baseline ? responses.baseline.text : responses.helpful.text
    }
}
