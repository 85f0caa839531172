import Candor
import CandorMisconceptions
import CandorModels

/// What a reader must know of a comparison of misconceptions before believing a number.
struct MisconceptionCautions: Sendable {
    let numbers: MisconceptionNumbers
    /// Claims left out of the page.
    let omitted: Int

    private var run: MisconceptionResults.Description { numbers.results.run }

    /// All notices, cautions first.
    var notices: [Notice] {
        let cautions = [
            MisconceptionNotice.text, fewClaims, rules, chooser, unscored, fewDraws,
        ]
        let notes = run.notes.map(Self.sentence) + [Self.limits, comparative, left].compactMap { $0 }
        return cautions.compactMap { $0 }.map { Notice(isCaution: true, text: $0) }
            + notes.map { Notice(isCaution: false, text: $0) }
    }

    /// A note as a sentence.
    private static func sentence(_ note: String) -> String {
        note.last.map { ".!?".contains($0) } ?? true ? note : note + "."
    }

    private static let limits =
        "What this does not show: how a model trained on these preferences would answer, nor what people would "
        + "prefer who look "
        + "things up."

    private var fewClaims: String? {
        let smallest = numbers.groups.compactMap { group in
            numbers.results.estimates.filter { $0.difficulty == group && $0.subset == nil && $0.pm != nil }.map(\.n)
                .max()
        }.min()
        if run.claims < 50 {
            return "Few claims: \(NumberText.count(run.claims)). Read the intervals, not the values; "
                + "single groups by difficulty say next to nothing."
        }
        guard let smallest, smallest < 20 else { return nil }
        return
            "Some groups by difficulty hold as few as \(NumberText.count(smallest)) claims: read their intervals, "
            + "not their values."
    }

    private var rules: String? {
        guard let judge = run.judge, judge.hasPrefix("rules") else { return nil }
        return
            "Rules judged which responses refute the claim. They look for words that deny, and miss much that a reader "
            + "would see: shares of truthful responses are rough."
    }

    private var chooser: String? {
        let choosers = Set((run.chosenBy ?? "").components(separatedBy: ", "))
        let compared = numbers.pms.filter(choosers.contains).map(numbers.name)
        guard !compared.isEmpty else { return nil }
        return
            "\(WordList.text(compared)) chose the sycophantic responses, and is compared as well: that it prefers them "
            + "is in part its own doing. The paper chose by another model than the one examined."
    }

    private var unscored: String? {
        let missing = run.pms.filter { $0.unscored > 0 }.map {
            "\(numbers.name(of: $0.name)) (\(NumberText.count($0.unscored)))"
        }
        guard !missing.isEmpty else { return nil }
        return
            "Responses without a usable score: \(WordList.text(missing)). They are left out, and can change what is "
            + "seen."
    }

    private var fewDraws: String? {
        guard run.draws > 0, let last = numbers.bestOf.last, last < 64 else { return nil }
        return
            "At most \(NumberText.count(run.draws)) draws a claim: the curves end at N = \(NumberText.count(last)), "
            + "where the paper’s go on to 4\u{202F}096. What more draws would do is not shown."
    }

    private var comparative: String? {
        let names = run.pms.filter(\.isComparative).map { numbers.name(of: $0.name) }
        guard !names.isEmpty else { return nil }
        return
            "\(WordList.text(names)): scores come from comparing responses with each other, and mean something "
            + "beside each other only."
    }

    private var left: String? {
        omitted > 0
            ? "\(NumberText.count(omitted)) claims are left out of this page to keep it small; all are in "
                + "comparisons.jsonl."
            : nil
    }
}
