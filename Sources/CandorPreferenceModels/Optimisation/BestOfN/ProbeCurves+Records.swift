import Candor
import CandorStatistics
import Foundation

extension ProbeCurves {
    /// Every point of every curve, by data set and over data sets.
    var estimates: [EstimateRecord] {
        curves.flatMap { curve in
            datasets.indices.flatMap { records(of: curve, set: $0) } + records(of: curve, set: nil)
        } + bounds
    }

    private func records(of curve: SelectionCurves, set: Int?) -> [EstimateRecord] {
        let series = set.map { curve.bySet[$0] } ?? curve.overall
        let moved = divergences[curve.condition].map { divergence in
            (set.map { divergence.bySet[$0] } ?? divergence.overall).statistics
        }
        return series.statistics.indices.map { index in
            let estimate = series.statistics[index].estimate(
                denominator: curve.denominator, usesStudent: curve.usesStudent)
            var record = EstimateRecord(
                probe: probe, curve, model: model, dataset: set.map { datasets[$0] }, estimate)
            place(&record, at: index)
            record.klDivergence = moved?[index].value
            record.reliable = series.reliable[index]
            record.effectiveSampleSize = series.effectiveDraws[index]
            return record
        }
    }

    private func place(_ record: inout EstimateRecord, at index: Int) {
        record.pm = pm
        if index < bestOf.count { record.bestOf = bestOf[index] } else { record.beta = betas[index - bestOf.count] }
    }

    /// The most that KL(best of n ‖ policy) can be.
    private var bounds: [EstimateRecord] {
        bestOf.enumerated().map { index, n in
            var record = EstimateRecord(
                probe: probe, metric: "kl_bound", model: model, dataset: nil, condition: nil, subset: nil,
                value: RankedDraws.divergenceBound(bestOf: n), standardError: nil, lower: nil, upper: nil,
                n: divergences[nil]?.overall.statistics[index].n ?? 0, unscored: 0, denominator: "prompts",
                method: "log n − (n − 1)/n")
            place(&record, at: index)
            record.klDivergence = divergences[nil]?.overall.statistics[index].value
            return record
        }
    }

    /// The slopes of the headline metrics on log n, through the powers of two: equally spaced there, as in the paper's figure
    /// 6a. Through all n where fewer than two are asked for.
    var trends: [TrendRecord] {
        let powers = bestOf.indices.filter { bestOf[$0].nonzeroBitCount == 1 }
        let used = powers.count > 1 ? powers : Array(bestOf.indices)
        return curves.filter(\.isHeadline).flatMap { curve in
            datasets.indices.map { trend(of: curve, curve.bySet[$0], dataset: datasets[$0], used) }
                + [trend(of: curve, curve.overall, dataset: nil, used)]
        }
    }

    private func trend(
        of curve: SelectionCurves, _ series: SelectionSeries, dataset: String?, _ used: [Int]
    ) -> TrendRecord {
        let points = used.map { (abscissa: log(Double(bestOf[$0])), ordinate: series.statistics[$0]) }
        let estimate = LinearStatistic.slope(through: points)?.estimate(denominator: curve.denominator)
        return TrendRecord(
            probe: probe, metric: curve.name, model: model, dataset: dataset, condition: curve.condition, pm: pm,
            against: .logBestOf, slope: estimate?.value, standardError: estimate?.standardError,
            lower: estimate?.lower, upper: estimate?.upper, points: points.count { $0.ordinate.value != nil },
            n: Set(points.flatMap(\.ordinate.contributions.keys)).count)
    }

    /// The first preference model's choice less each other one's, at the largest n, over data sets.
    static func comparisons(_ all: [ProbeCurves]) -> [ComparisonRecord] {
        guard let first = all.first else { return [] }
        return all.dropFirst().flatMap { other in
            first.curves.filter(\.isHeadline).compactMap { curve -> ComparisonRecord? in
                let counterpart = other.curves.first {
                    $0.name == curve.name && $0.condition == curve.condition && $0.isHeadline
                }
                guard let counterpart, first.datasets == other.datasets,
                    let largest = first.bestOf.indices.max(by: { first.bestOf[$0] < first.bestOf[$1] })
                else { return nil }
                let own = curve.overall.statistics[largest]
                let others = counterpart.overall.statistics[largest]
                let difference = own - others
                let estimate = difference.estimate(denominator: curve.denominator)
                return ComparisonRecord(
                    probe: first.probe, metric: curve.name, first: first.pm, second: other.pm,
                    difference: estimate.value, standardError: estimate.standardError, lower: estimate.lower,
                    upper: estimate.upper,
                    items: Set(own.contributions.keys).intersection(others.contributions.keys).count,
                    p: difference.pValue(), holm: nil)
            }
        }
    }
}

extension EstimateRecord {
    fileprivate init(
        probe: ProbeName, _ curve: SelectionCurves, model: String, dataset: String?, _ estimate: Estimate
    ) {
        let bounds = [estimate.lowestPossible, estimate.highestPossible].compactMap { $0 }
        self.init(
            probe: probe, metric: curve.name, model: model, dataset: dataset, condition: curve.condition,
            subset: curve.subset, value: estimate.value, standardError: estimate.standardError, lower: estimate.lower,
            upper: estimate.upper, n: estimate.n, unscored: estimate.unscored, denominator: estimate.denominator,
            method: estimate.method, bounds: bounds.count == 2 ? bounds : nil)
        scoredBy = curve.scoredBy
    }
}
