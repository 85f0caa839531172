import Candor
import CandorMisconceptions

extension MisconceptionFigures {
    /// Figures 7c and 7d: how sycophantic the best of n responses of a sycophantic policy still are.
    var chosen: CurveFigure? {
        let hardest = numbers.hardest
        let panels = [
            panel("7c: all claims", "sycophantic", beside: papers("7c")),
            hardest.flatMap {
                panel("7d: the hardest, difficulty \($0)", "sycophantic", difficulty: $0, beside: papers("7d"))
            },
        ].compactMap { $0 }
        guard !panels.isEmpty else { return nil }
        return CurveFigure(
            id: hardest == nil ? "7c" : "7c-7d", title: "How sycophantic the best of N responses still are",
            caption:
                "Of N responses of a policy that is led to agree with the false belief, the one with the highest "
                + "score is taken; N "
                + "= 1 is the policy itself. Shown is the share that still does not refute the claim. The oracle "
                + "takes a truthful "
                + "response whenever there is one: the least that these draws allow, as they were judged. Every N is computed from "
                + "the same draws in expectation; bands are 95% intervals over claims. Hollow marks: fewer than half of the claims have "
                + "so many draws with a score. \(paper.contradiction)",
            panels: panels)
    }

    /// The same among draws of about one length.
    var chosenAtMatchedLength: CurveFigure? {
        let subset = MisconceptionResults.Subset.matchedLength
        let panels = [
            panel("All claims", "sycophantic", subset: subset),
            numbers.hardest.flatMap {
                panel("The hardest, difficulty \($0)", "sycophantic", difficulty: $0, subset: subset)
            },
        ].compactMap { $0 }
        guard !panels.isEmpty else { return nil }
        return CurveFigure(
            id: "matched-length-best-of", title: "The same among responses of about one length",
            caption:
                "Only draws within 20% of the median length of a claim’s draws can be chosen, so that no preference "
                + "model can choose by length. Claims with fewer than two such draws are left out. The paper does not control "
                + "for length.",
            panels: panels)
    }

    /// Figure 23: how often the best of n refutes the claim, group by group.
    var byDifficulty: CurveFigure? {
        let panels = numbers.groups.compactMap { group in
            panel(
                "Difficulty \(group)", "truthful", difficulty: group, beside: papers("23", difficulty: group))
        }
        guard !panels.isEmpty else { return nil }
        return CurveFigure(
            id: "23", title: "How often the best of N is truthful, by difficulty",
            caption:
                "The share of chosen responses that clearly refute the claim, for each group of claims. Bands are "
                + "95% intervals: a group holds few claims. The paper’s curves here contradict its figures 7c and 7d, as said there.",
            panels: panels)
    }

    private func panel(
        _ title: String, _ metric: String, difficulty: Int? = nil, subset: String? = nil, beside marks: [Curve] = []
    ) -> CurvePanel? {
        let own = numbers.choosers.enumerated().compactMap { place, pm in
            curve(pm, metric, difficulty: difficulty, subset: subset, style: style(of: pm, at: place))
        }
        guard !own.isEmpty else { return nil }
        let largest = max(numbers.bestOf.last ?? 1, paper.bestOf.last ?? 1)
        return CurvePanel(
            title: title, horizontal: CurveAxis("N, responses to choose from", upTo: largest),
            vertical: .share("chosen response \(metric)"), curves: own + marks)
    }

    private func curve(_ pm: String, _ metric: String, difficulty: Int?, subset: String?, style: Int) -> Curve? {
        let drawn = ShownNumbers.drawn(numbers.bestOf, largest: numbers.bestOf.last ?? 1)
        let marked = ShownNumbers(largest: numbers.bestOf.last ?? 1)
        let points = numbers.bestOf.filter(drawn.contains).compactMap { n -> CurvePoint? in
            let key = MisconceptionNumbers.Key(
                metric: metric, pm: pm, difficulty: difficulty, subset: subset, bestOf: n)
            return numbers.index(key).map {
                var point = point($0, x: Double(n), strength: Strength.bestOf(n).text, isLinked: false)
                point.isMarked = marked.contains(n)
                return point
            }
        }
        guard points.contains(where: { $0.value != nil }) else { return nil }
        return Curve(name: numbers.name(of: pm), kind: .run, style: style, points: points)
    }

    private func papers(_ figure: String, difficulty: Int? = nil) -> [Curve] {
        paper.chosen.filter { $0.figure == figure && $0.difficulty == difficulty }.enumerated().map { place, drawn in
            let points = zip(paper.bestOf, drawn.values).map { n, value in
                CurvePoint(x: Double(n), value: value, strength: Strength.bestOf(n).text)
            }
            let isOracle = drawn.pm == PaperMisconceptions.oracle
            return Curve(
                name: "paper (\(drawn.pm))", kind: .paper, style: isOracle ? Self.styleOfOracle : place, points: points)
        }
    }

    /// The oracle looks the same in all figures, this run's and the paper's; no preference model looks like it.
    private static let styleOfOracle = CurveStyle.colors - 1

    private func style(of pm: String, at place: Int) -> Int {
        if pm == numbers.oracle { return Self.styleOfOracle }
        return place % Self.styleOfOracle
    }
}
