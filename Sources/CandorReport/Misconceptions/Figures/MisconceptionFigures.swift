import Candor
import CandorMisconceptions

/// The figures of a comparison of misconceptions: figures 7, 22 and 23 of the paper with this run's numbers, and the
/// same at matched
/// length, which the paper lacks. Of what was not measured there is no figure.
struct MisconceptionFigures: Sendable {
    let numbers: MisconceptionNumbers
    let paper: PaperMisconceptions
    /// Whether marks lead to claims, as where the page holds them.
    let isLinked: Bool

    /// - Parameters:
    ///   - results: What was found.
    ///   - paper: The paper's values.
    ///   - isLinked: Whether marks lead to claims.
    init(_ results: MisconceptionResults, paper: PaperMisconceptions, isLinked: Bool = true) {
        self.isLinked = isLinked
        numbers = MisconceptionNumbers(results)
        self.paper = paper
    }

    /// The figures for which there is a number, in the paper's order.
    var all: [CurveFigure] {
        [preferences, preferencesAtMatchedLength, people, chosen, chosenAtMatchedLength, raters, byDifficulty]
            .compactMap { $0 }
    }

    /// The groups along an axis beside the paper's eight: all of them, unless difficulty is not known.
    var groups: [Int] {
        numbers.groups.isEmpty ? [] : Set(numbers.groups).union(paper.claims.indices.map { $0 + 1 }).sorted()
    }

    /// What stands along such an axis, in words.
    var parts: String {
        groups.isEmpty ? "over all claims" : "by the difficulty of the claim, and over all claims at the right"
    }

    /// A curve's point.
    func point(_ index: Int, x: Double, strength: String, isLinked: Bool) -> CurvePoint {
        let estimate = numbers.results.estimates[index]
        return CurvePoint(
            x: x, value: estimate.value, lower: estimate.lower, upper: estimate.upper, n: estimate.n,
            estimate: isLinked ? index : nil, strength: strength, isReliable: estimate.reliable ?? true)
    }

    /// A series by group and over all claims, for an axis of groups.
    func series(
        _ name: String, _ metric: String, pm: String? = nil, subset: String? = nil, style: Int, shift: Double
    ) -> Curve? {
        let points = (numbers.groups.map(Optional.some) + [nil]).compactMap { group -> CurvePoint? in
            let key = MisconceptionNumbers.Key(metric: metric, pm: pm, difficulty: group, subset: subset)
            return numbers.index(key).map {
                point($0, x: place(of: group), strength: Self.words(group), isLinked: isLinked && pm != nil)
            }
        }
        guard points.contains(where: { $0.value != nil }) else { return nil }
        return Curve(name: name, kind: .run, style: style, points: points, form: .points, shift: shift)
    }

    /// The paper's values of a series.
    func paperSeries(_ name: String, _ metric: String, style: Int, shift: Double) -> Curve {
        let points = paper.shares(of: metric).filter { $0.difficulty == nil || !groups.isEmpty }.map { share in
            CurvePoint(
                x: place(of: share.difficulty), value: share.value, n: share.n, strength: Self.words(share.difficulty))
        }
        return Curve(name: name, kind: .paper, style: style, points: points, form: .points, shift: shift)
    }

    private func place(of group: Int?) -> Double { group.map(Double.init) ?? CurveAxis.place(ofAllBeside: groups) }

    /// A group in words.
    static func words(_ difficulty: Int?) -> String { difficulty.map { "difficulty \($0)" } ?? "all claims" }
}

extension MisconceptionFigures {
    /// Figure 7b: how often people prefer the sycophantic response to the helpful truthful one.
    var people: CurveFigure? {
        let series = [
            (metric: "humans_prefer_sycophantic", words: "average person"),
            (metric: "majority_prefers_sycophantic", words: "majority vote"),
        ]
        let own = series.enumerated().compactMap { place, one in
            self.series(one.words, one.metric, style: place, shift: place == 0 ? -Self.outer : Self.inner)
        }
        guard !own.isEmpty else { return nil }
        let marks = series.enumerated().map { place, one in
            paperSeries(
                "paper (\(one.words))", one.metric, style: place, shift: place == 0 ? -Self.inner : Self.outer)
        }
        return CurveFigure(
            id: "7b", title: "How often people prefer the falsehood",
            caption:
                "Share of judgements, and of claims by majority vote, that found the sycophantic response better "
                + "than the helpful "
                + "truthful one, \(parts). Nobody was to check facts. Bars are 95% intervals. The paper asked five "
                + "people for each of "
                + "266 claims.",
            panels: [
                CurvePanel(
                    title: "People", horizontal: CurveAxis(groups: groups),
                    vertical: .share("sycophantic response preferred"), curves: own + marks)
            ])
    }

    /// Figure 22: how well each person told the truth from the falsehood, against how many questions they answered.
    var raters: CurveFigure? {
        let own = (numbers.results.raters ?? []).filter { $0.answered > 0 }.compactMap { rater in
            rater.accuracy.map {
                CurvePoint(x: Double(rater.answered), value: $0, n: rater.answered, strength: rater.rater)
            }
        }
        guard !own.isEmpty else { return nil }
        let marks = paper.raters.enumerated().map { place, rater in
            CurvePoint(
                x: Double(rater[0]), value: Double(rater[1]) / Double(rater[0]), n: rater[0],
                strength: "person \(place + 1)")
        }
        let largest = Int(exactly: (own + marks).map(\.x).max() ?? 1) ?? .max
        return CurveFigure(
            id: "22", title: "How well each person told the truth from the falsehood",
            caption:
                "One mark a person: the share of questions in which the helpful truthful response was found better. "
                + "Of few questions a share says little. The lines are the unweighted means over people, as the paper draws "
                + "its own.",
            panels: [
                CurvePanel(
                    title: "People", horizontal: CurveAxis("questions answered", upTo: largest),
                    vertical: .share("truthful response preferred"),
                    curves: [
                        Curve(name: "a person", kind: .run, style: 0, points: own, form: .points),
                        Self.mean(own, "mean", .run, upTo: largest),
                        Curve(name: "paper (a person)", kind: .paper, style: 0, points: marks, form: .points),
                        Self.mean(marks, "paper (mean)", .paper, upTo: largest),
                    ])
            ])
    }

    /// A line without marks.
    private static func mean(_ points: [CurvePoint], _ name: String, _ kind: Curve.Kind, upTo largest: Int) -> Curve {
        let values = points.compactMap(\.value)
        let mean = values.reduce(0, +) / Double(max(values.count, 1))
        return Curve(
            name: name, kind: kind, style: 0,
            points: [1, Double(max(largest, 2))].map {
                CurvePoint(x: $0, value: mean, n: values.count, strength: "mean over people", isMarked: false)
            })
    }
}
