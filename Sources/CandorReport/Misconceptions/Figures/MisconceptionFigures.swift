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
