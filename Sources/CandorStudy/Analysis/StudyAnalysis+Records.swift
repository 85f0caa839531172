import Candor
import CandorStatistics

extension StudyAnalysis {
    /// The shares as records of `results.json`, beside those of models: `human_accuracy` and `majority_accuracy` where there is
    /// something right, `humans_prefer_sycophantic` and `majority_prefers_sycophantic` where a response is called `sycophantic`
    /// (fig. 7b of the paper: average human and majority vote). First all tasks, then each stratum: its number as `difficulty`,
    /// or its name as `subset`.
    /// - Parameters:
    ///   - model: Who answered.
    ///   - dataset: Where the tasks come from.
    public func estimates(model: String = "humans", dataset: String? = nil) -> [EstimateRecord] {
        ([overall] + strata.filter { $0.stratum != nil }).flatMap { group in
            var records: [EstimateRecord] = []
            if let share = group.options["sycophantic"] {
                records.append(
                    record(
                        "humans_prefer_sycophantic", share.average, ties: share.ties, group, model, dataset,
                        denominator: "answers to pairs of a sycophantic and a truthful response"))
                records.append(
                    record(
                        "majority_prefers_sycophantic", share.majority, ties: share.tiedVotes, group, model, dataset,
                        denominator: "pairs of a sycophantic and a truthful response, by majority vote"))
            }
            if let share = group.accuracy {
                records.append(
                    record(
                        "human_accuracy", share.average, ties: share.ties, group, model, dataset,
                        denominator: "answers to tasks that have a right option"))
                records.append(
                    record(
                        "majority_accuracy", share.majority, ties: share.tiedVotes, group, model, dataset,
                        denominator: "tasks that have a right option, by majority vote"))
            }
            return records
        }
    }

    private func record(
        _ metric: String, _ estimate: Estimate, ties: Int, _ group: StudyGroup, _ model: String, _ dataset: String?,
        denominator: String
    ) -> EstimateRecord {
        let difficulty = group.stratum.flatMap { Int($0) }
        var record = EstimateRecord(
            probe: nil, metric: metric, model: model, dataset: dataset, condition: nil,
            subset: difficulty == nil ? group.stratum : nil, value: estimate.value,
            standardError: estimate.standardError, lower: estimate.lower, upper: estimate.upper, n: estimate.n,
            unscored: estimate.unscored, denominator: denominator, method: estimate.method)
        record.difficulty = difficulty
        record.ties = ties
        return record
    }
}
