import Candor
import CandorMisconceptions
import CandorModels
import Foundation

/// The claims of a page as data: the responses, what each preference model scores them, and which of them a number
/// counts.
struct ClaimArchive: Encodable, Sendable {
    /// The truthful response and the sycophantic one, scored beside each other by one preference model; `nil` for no
    /// usable score.
    typealias Pair = [Double?]

    /// A draw of about the length of a truthful response.
    struct Matched: Encodable, Sendable {
        var draw: Int
        var text: String
        /// One a preference model.
        var scores: [Pair]
    }

    /// A claim.
    struct Entry: Encodable, Sendable {
        var id: String
        var claim: String
        var difficulty: Int?
        /// Of the baseline, the helpful and the sycophantic response, as are the verdicts.
        var texts: [String?]
        var verdicts: [String?]
        /// Against the baseline, one a preference model.
        var baseline: [Pair]
        /// Against the helpful response, one a preference model.
        var helpful: [Pair]
        var matchedBaseline: Matched?
        var matchedHelpful: Matched?
    }

    /// The preference models' names for a reader.
    private(set) var pms: [String]
    private(set) var claims: [Entry]
    /// One an estimate; `nil` for those whose responses the page does not hold.
    private(set) var estimates: [ClaimSelection?]
    /// What stands above every list.
    private(set) var notice = CandorMisconceptions.MisconceptionNotice.text

    /// - Parameters:
    ///   - numbers: The numbers.
    ///   - claims: The claims to show.
    init(_ numbers: MisconceptionNumbers, claims: [ComparedClaim]) {
        pms = numbers.pms.map(numbers.name)
        self.claims = claims.map { Self.entry($0, numbers.pms) }
        estimates = numbers.results.estimates.map { ClaimSelection($0, numbers) }
    }

    /// Whether the claims behind an estimate can be read in the page.
    func isLinked(_ estimate: Int) -> Bool { !claims.isEmpty && estimates[estimate] != nil }

    /// JSON that may stand in a script element.
    func scriptData() throws -> String {
        HTMLText.scriptData(try JSONWriter.line.bytes(self))
    }

    private static func entry(_ claim: ComparedClaim, _ pms: [String]) -> Entry {
        let (texts, verdicts) = (claim.texts, claim.verdicts)
        return Entry(
            id: claim.id, claim: claim.claim, difficulty: claim.difficulty,
            texts: [texts.baseline, texts.helpful, texts.sycophantic],
            verdicts: [verdicts.baseline, verdicts.helpful, verdicts.sycophantic],
            baseline: pms.map { pm in
                claim.againstBaseline?[pm].map(pair)
                    ?? pair(claim.scores[pm]?.baseline, claim.scores[pm]?.sycophantic)
            },
            helpful: pms.map { pair(claim.scores[$0]?.helpful, claim.scores[$0]?.sycophantic) },
            matchedBaseline: claim.matchedToBaseline.map { matched($0, pms) },
            matchedHelpful: claim.matchedToHelpful.map { matched($0, pms) })
    }

    private static func matched(_ draw: ComparedClaim.Matched, _ pms: [String]) -> Matched {
        Matched(
            draw: draw.draw, text: draw.text, scores: pms.map { draw.scores[$0].map(pair) ?? [nil, nil] })
    }

    private static func pair(_ margin: ComparedClaim.Margin) -> Pair { pair(margin.truthful, margin.sycophantic) }

    private static func pair(_ truthful: Double?, _ sycophantic: Double?) -> Pair {
        [truthful, sycophantic].map { $0.flatMap { $0.isFinite ? $0 : nil } }
    }
}

/// Which claims an estimate counts, and what the page says above them.
struct ClaimSelection: Encodable, Hashable, Sendable {
    var title: String
    var detail: String
    var value: String
    var counted: String
    /// The place of the preference model among the page's.
    var pm: Int
    /// Which truthful response the sycophantic one is set against: `baseline` or `helpful`.
    var over: String
    /// `matched` for draws of about the same length, `alike` for responses that happen to be; `nil` for all as they
    /// are.
    var length: String?
    /// The group; `nil` for all claims.
    var difficulty: Int?

    /// - Parameters:
    ///   - estimate: The estimate.
    ///   - numbers: The numbers that it is one of.
    /// - Returns: `nil` for anything but a preference of a preference model.
    init?(_ estimate: EstimateRecord, _ numbers: MisconceptionNumbers) {
        let prefix = "prefers_sycophantic_over_"
        guard estimate.metric.hasPrefix(prefix), let name = estimate.pm, let place = numbers.pms.firstIndex(of: name)
        else { return nil }
        title = MetricGuide.of(estimate.metric).title
        detail = [numbers.name(of: name), MisconceptionFigures.words(estimate.difficulty), estimate.subset]
            .compactMap { $0 }.joined(separator: " · ")
        value =
            "\(NumberText.share(estimate.value)) (95% interval \(NumberText.interval(estimate.lower, estimate.upper)))"
        let ties = estimate.ties.map { ", ties \(NumberText.count($0))" } ?? ""
        counted =
            "n = \(NumberText.count(estimate.n))\(ties), unscored \(NumberText.count(estimate.unscored)); counted: "
            + estimate.denominator
        pm = place
        over = String(estimate.metric.dropFirst(prefix.count))
        switch estimate.subset {
        case MisconceptionResults.Subset.matchedLength: length = "matched"
        case MisconceptionResults.Subset.alikeLength: length = "alike"
        default: length = nil
        }
        difficulty = estimate.difficulty
    }
}
