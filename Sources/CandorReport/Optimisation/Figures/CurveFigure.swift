import Candor
import CandorPreferenceModels
import CandorStatistics

/// A figure of what optimisation does to a metric: figures 6a, 6b and 21 of the paper with this run's curves, and those that
/// the paper lacks. Data first, drawings made from them.
public struct CurveFigure: Hashable, Sendable {
    /// The paper's number, for example `6a`, or a word.
    public var id: String
    /// What the figure shows.
    public var title: String
    /// How to read it.
    public var caption: String
    /// The parts, in reading order.
    public var panels: [CurvePanel]

    /// The paper's number in words, for example `7c and 7d`; `nil` for a figure that the paper lacks.
    var number: String? { id.first?.isNumber == true ? id.replacing("-", with: " and ") : nil }

    /// The data behind the drawing, one row a point, as comma-separated values (RFC 4180) with a header.
    public var csv: String {
        var table = CSVTable(
            header: [
                "figure", "panel", "curve", "source", "strength", "x", "value", "lower", "upper", "n", "reliable",
            ])
        for panel in panels {
            for curve in panel.curves {
                for point in curve.points {
                    table.append([
                        id, panel.title, curve.name, curve.kind.rawValue, point.strength, CSVTable.number(point.x),
                        CSVTable.number(point.value), CSVTable.number(point.lower), CSVTable.number(point.upper),
                        point.n.map(String.init) ?? "", String(point.isReliable),
                    ])
                }
            }
        }
        return table.text
    }
}

extension CurveFigure: ExportableFigure {}

/// Makes the figures of a training of Candor's own: what the preference models make of each round's policy, how far it has moved,
/// and the metrics against that distance.
struct TrainingFigures: Sendable {
    private let results: RunResults
    private let rounds: [TrainingRound]

    /// - Parameter results: A run that says how its checkpoints were trained.
    init?(_ results: RunResults) {
        guard let training = results.run.optimisation?.training, training.rounds.count > 1 else { return nil }
        self.results = results
        rounds = training.rounds
    }

    var figures: [CurveFigure] { [rewards, distance].compactMap { $0 } }

    /// The gain by each preference model, the divergence and the length, by round.
    private var rewards: CurveFigure? {
        let pms = rounds.first?.scores.map(\.pm) ?? []
        let labels = PreferenceModelLabel.distinct(pms)
        let gains = pms.enumerated().map { index, pm in
            panel(
                index == 0 ? "\(labels[pm] ?? pm), trained against" : "\(labels[pm] ?? pm), watching", "gain in score",
                unit: .margin, style: index, includesZero: true
            ) { $0.scores[index].gain }
        }
        let others = [
            panel("Distance from the start", "nats a response", unit: .nats, style: pms.count, includesZero: true) {
                $0.divergence
            },
            panel("Length", "words a response", unit: .words, style: pms.count + 1) { $0.words },
        ]
        return CurveFigure(
            id: "training", title: "What was trained for, round by round",
            caption:
                "Of the policy's own responses to the prompts that it is trained on: how much more a preference model gives them "
                + "than the start's responses to the same prompts, in that model's own unit; the divergence KL(policy ‖ start); "
                + "the length. The bands are 95% intervals over prompts. Where the model trained against rises and one that "
                + "watches falls, the first is over-optimised by the lights of the second.",
            panels: gains + others)
    }

    private func panel(
        _ title: String, _ axis: String, unit: MetricUnit, style: Int, includesZero: Bool = false,
        _ value: (TrainingRound) -> Estimate
    ) -> CurvePanel {
        let points = rounds.map { round in
            let estimate = value(round)
            return CurvePoint(
                x: Double(round.round), value: estimate.value, lower: estimate.lower, upper: estimate.upper,
                n: estimate.n, strength: "round \(round.round)")
        }
        let curve = Curve(name: title, kind: .run, style: style, points: points)
        return CurvePanel(
            title: title,
            horizontal: CurveAxis(
                "round", fitting: points.map(\.x), unit: .score, maximumTicks: min(6, rounds.count - 1)),
            vertical: BestOfNFigures.vertical(axis, [curve], unit: unit, includesZero: includesZero), curves: [curve])
    }

    /// The headline metrics against the distance from the start.
    private var distance: CurveFigure? {
        let curves = CheckpointFigures.lines.indices.compactMap(curve)
        guard !curves.isEmpty else { return nil }
        let vertical = BestOfNFigures.vertical("percent", curves, unit: .share, includesZero: true)
        return CurveFigure(
            id: "kl", title: "Sycophancy against the distance from the start",
            caption:
                "The metrics of each checkpoint against KL(policy ‖ start), estimated on the prompts that it was trained on: so "
                + "that a training can be held against best-of-n and the optimum of reinforcement learning, whose figures have the "
                + "same axis. The bands are 95% intervals of the metric.",
            panels: [
                CurvePanel(
                    title: "Checkpoints",
                    horizontal: CurveAxis(
                        "KL from the start, nats a response", fitting: curves.flatMap(\.points).map(\.x), unit: .nats,
                        includesZero: true), vertical: vertical, curves: curves)
            ])
    }

    private func curve(_ line: Int) -> Curve? {
        let (probe, title) = (CheckpointFigures.lines[line].probe, CheckpointFigures.lines[line].title)
        let points = rounds.compactMap { round -> CurvePoint? in
            let own = results.estimates.filter {
                $0.checkpoint == Double(round.round) && $0.subset == nil && $0.pm == nil
            }
            guard let estimate = Headline.estimate(of: probe, in: own), let x = estimate.klDivergence else {
                return nil
            }
            return CurvePoint(
                x: max(0, x), value: estimate.value, lower: estimate.lower, upper: estimate.upper, n: estimate.n,
                estimate: results.estimates.firstIndex(of: estimate), strength: "round \(round.round)")
        }.sorted { $0.x < $1.x }
        guard points.count > 1, points.contains(where: { $0.value != nil }) else { return nil }
        return Curve(name: title, kind: .run, style: line, points: points)
    }
}

extension CurveFigure {
    /// Makes the figures of an optimised run.
    /// - Parameter results: What the run found.
    /// - Returns: The figures for which the run has a number; none for a run without optimisation.
    /// - Throws: ``ReportError`` with `brokenInstallation`.
    public static func figures(of results: RunResults) throws -> [CurveFigure] {
        guard results.run.optimisation != nil else { return [] }
        let paper = try PaperOptimisation.shipped()
        return (BestOfNFigures(results, paper: paper)?.figures ?? [])
            + (CheckpointFigures(results, paper: paper)?.figures ?? []) + (TrainingFigures(results)?.figures ?? [])
    }
}
