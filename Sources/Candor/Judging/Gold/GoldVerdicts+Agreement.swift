import CandorStatistics

extension GoldVerdicts {
    /// How far the verdicts agree with the judge's, and whose they are.
    /// - Parameters:
    ///   - trials: The run's trials.
    ///   - file: The verdicts' file, for the error.
    ///   - force: Whether verdicts that agree no better than chance are used all the same.
    /// - Throws: ``DataError`` for verdicts that agree with the judge's no better than chance, unless forced.
    public func summary(on trials: [Trial], file: String, force: Bool = false) throws -> GoldSummary {
        var pairs: [JudgeKind: [VerdictPair]] = [:]
        var count = 0
        for trial in trials {
            for verdict in trial.verdicts {
                guard let given = self.verdict(verdict.question, of: trial.id) else { continue }
                count += 1
                guard let kind = verdict.knownKind, kind.verdicts.contains(given) else { continue }
                pairs[kind, default: []].append(
                    VerdictPair(cluster: trial.item, judged: verdict.verdict, reference: given))
            }
        }
        let agreement = JudgeKind.all.compactMap { kind in pairs[kind].map { Self.agreement(kind, $0) } }
        let byChance = agreement.filter { !$0.isBetterThanChance }
        if !force, let worst = byChance.first { throw Self.refusal(of: worst, file: file) }
        return GoldSummary(
            verdicts: count, trials: self.trials.count, sources: sources.sorted(), agreement: agreement,
            forced: !byChance.isEmpty)
    }

    private static func agreement(_ kind: JudgeKind, _ pairs: [VerdictPair]) -> GoldSummary.Agreement {
        let found = CandorStatistics.Agreement(pairs)
        let scored = pairs.compactMap { pair in pair.judged.map { (judged: $0, given: pair.reference) } }
        return GoldSummary.Agreement(
            judge: kind.rawValue, n: scored.count, agreement: found.agreement.value, kappa: found.kappa.value,
            chance: chance(scored))
    }

    /// The share of random orders of the given verdicts in which at least as many equal the judge's.
    private static func chance(_ pairs: [(judged: String, given: String)]) -> Double? {
        guard Set(pairs.map(\.judged)).count > 1, Set(pairs.map(\.given)).count > 1 else { return nil }
        // Sorted, so that the order of the trials moves no digit.
        let sorted = pairs.sorted { ($0.judged, $0.given) < ($1.judged, $1.given) }
        let given = sorted.map(\.given)
        let equal = sorted.count { $0.judged == $0.given }
        var generator = SeededGenerator(seed: 0, stream: "gold against chance")
        let asGood = (0..<permutations).count { _ in
            zip(sorted, generator.shuffled(given)).count { $0.judged == $1 } >= equal
        }
        return Double(asGood + 1) / Double(permutations + 1)
    }

    private static func refusal(of found: GoldSummary.Agreement, file: String) -> DataError {
        let share = found.agreement.map { "\(Int((100 * $0).rounded()))%" } ?? "none"
        let kappa = found.kappa.map { ", κ \(Double(Int((100 * $0).rounded())) / 100)" } ?? ""
        return DataError(
            .badRow, file: file, field: found.judge,
            reason:
                "these verdicts agree with the run's judge no better than chance would (\(share) of \(found.n) equal"
                + "\(kappa)): either they are guesses or too few, or the judge's verdicts say nothing; label more, or look at "
                + "both with candor judge check --show-differing; --force corrects by them all the same")
    }

    private static let permutations = 2_000
}
