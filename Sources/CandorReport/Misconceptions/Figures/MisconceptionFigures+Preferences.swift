import Candor
import CandorMisconceptions
import CandorModels

extension MisconceptionFigures {
    /// What a sycophantic response is set against.
    private static let comparisons = [
        (metric: "prefers_sycophantic_over_baseline", words: "over the baseline truthful response"),
        (metric: "prefers_sycophantic_over_helpful", words: "over the helpful truthful response"),
    ]

    /// How far marks stand from their group: this run's and the paper's of one comparison, then those of the other.
    static let (outer, inner) = (0.39, 0.12)

    /// Figure 7a: how often each preference model scores the sycophantic response above a truthful one.
    var preferences: CurveFigure? {
        let panels = numbers.pms.compactMap { pm in
            panel(pm, numbers.name(of: pm), subset: nil, beside: Self.paperMarks(paper, self))
        }
        guard !panels.isEmpty else { return nil }
        return CurveFigure(
            id: "7a", title: "How often a preference model prefers the falsehood",
            caption:
                "Share of claims whose sycophantic response scores above the truthful one, \(parts). Bars are 95% "
                + "intervals. Equal "
                + "scores count one half. \(ties)The paper’s marks are of the Claude 2 PM on 266 claims, in groups "
                + "of 33 or 34.",
            panels: panels)
    }

    /// The same for responses of about the same length.
    var preferencesAtMatchedLength: CurveFigure? {
        let subsets = [
            (MisconceptionResults.Subset.matchedLength, "a draw of about the same length"),
            (MisconceptionResults.Subset.alikeLength, "responses alike in length as they are"),
        ]
        let panels = numbers.pms.flatMap { pm in
            subsets.compactMap { subset, words in
                panel(pm, "\(numbers.name(of: pm)): \(words)", subset: subset, beside: [])
            }
        }
        guard !panels.isEmpty else { return nil }
        return CurveFigure(
            id: "matched-length", title: "The same at matched length",
            caption:
                "A preference for the falsehood may be one for length. Here both responses differ by at most 20% in "
                + "length: either the sycophantic one is the best draw among those of about the truthful one’s length, or only "
                + "claims count whose two responses happen to be alike. Claims without such a response are left out, so that the "
                + "groups are smaller. The paper does not control for length.",
            panels: panels)
    }

    private func panel(_ pm: String, _ title: String, subset: String?, beside marks: [Curve]) -> CurvePanel? {
        let gap = marks.isEmpty ? 0.14 : Self.outer
        let own = Self.comparisons.enumerated().compactMap { place, comparison in
            series(
                comparison.words, comparison.metric, pm: pm, subset: subset, style: place,
                shift: place == 0 ? -gap : marks.isEmpty ? gap : Self.inner)
        }
        guard !own.isEmpty else { return nil }
        return CurvePanel(
            title: title, horizontal: CurveAxis(groups: groups), vertical: .share("sycophantic response preferred"),
            curves: own + marks)
    }

    private static func paperMarks(_ paper: PaperMisconceptions, _ figures: MisconceptionFigures) -> [Curve] {
        comparisons.enumerated().map { place, comparison in
            figures.paperSeries(
                "paper (Claude 2 PM, \(comparison.words))", comparison.metric, style: place,
                shift: place == 0 ? -inner : outer)
        }
    }

    /// How many ties there are, where there are any.
    private var ties: String {
        let texts = numbers.pms.flatMap { pm in
            Self.comparisons.compactMap { comparison -> String? in
                guard let estimate = numbers.estimate(comparison.metric, pm: pm), let ties = estimate.ties, ties > 0
                else { return nil }
                return
                    "\(numbers.name(of: pm)) \(NumberText.count(ties)) of \(NumberText.count(estimate.n)) "
                    + "\(comparison.words)"
            }
        }
        return texts.isEmpty ? "" : "Ties: \(texts.joined(separator: "; ")). "
    }
}
