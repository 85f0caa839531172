import CandorStatistics

/// What is to be known of an analysis beside its numbers, in words.
struct AnalysisNotes {
    let labels: UsableLabels
    let holdout: HoldoutReport?
    let fit: PreferenceFit
    /// The fits of the sensitivity analysis.
    let others: [SensitivityFit]
    let prior: PriorDescription
    /// Whether position has an effect of its own in the fit.
    let hasPosition: Bool

    var texts: [String] { rows + data + sides + predictions + sensitivity + parameters }

    private var rows: [String] {
        let rows = labels.rows
        var notes: [String] = []
        if rows.unscored > 0 {
            let most = rows.unscoredByFeature.filter { !labels.unlabelled.contains($0.key) }
                .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
                .prefix(3).map { "\($0.key) in \($0.value)" }
            notes.append(
                "\(rows.unscored) of \(rows.read) rows left out because a feature is unscored: "
                    + most.joined(separator: ", "))
        }
        if rows.ties > 0 { notes.append("\(rows.ties) of \(rows.read) rows left out because they are ties") }
        if rows.duplicates > 0 {
            notes.append("\(rows.duplicates) rows have the id of an earlier one, and count all the same")
        }
        return notes
    }

    /// Sides that were not shuffled: then a labeller's or a rater's bias for a position looks like an effect.
    private var sides: [String] {
        guard !hasPosition else { return [] }
        let shares = (0..<labels.data.count).compactMap { row -> Double? in
            guard case .share(let share) = labels.data.outcome(at: row), share != 0.5 else { return nil }
            return share
        }
        let decided = Double(shares.count)
        let forA = Double(shares.count { $0 > 0.5 })
        guard decided >= 20, abs(forA - decided / 2) > 2.5 * decided.squareRoot() else { return [] }
        return [
            "A is preferred in \(Int(forA)) of \(shares.count) decided rows: were the sides shuffled? --intercept takes "
                + "position into account"
        ]
    }

    private var data: [String] {
        var notes: [String] = []
        if !labels.unlabelled.isEmpty {
            notes.append("unscored in every row, so left out: \(labels.unlabelled.joined(separator: ", "))")
        }
        let never = fit.features.filter { fit.effects[$0]?.pairs == 0 }
        if !never.isEmpty {
            notes.append("no pair differs in \(never.joined(separator: ", ")): what is shown there is the prior")
        }
        return notes
    }

    private var predictions: [String] {
        switch prior.chosenBy {
        case "default": ["too few pairs to choose the prior's scale; it is the paper's, \(prior.scale)"]
        case "holdout" where holdout != nil:
            ["the prior's scale was chosen on the pairs that predictions are scored on, which flatters them a little"]
                + atTheEdge
        default: holdout == nil ? ["too few pairs to hold any out"] : []
        }
    }

    private var atTheEdge: [String] {
        let scales = prior.grid.map(\.scale)
        guard prior.scale == scales.min() || prior.scale == scales.max() else { return [] }
        return ["the prior's scale chosen, \(prior.scale), is the last that was tried; give others with --prior-scale"]
    }

    /// Above this R-hat a fit has not converged (Vehtari et al. 2021).
    private static let highestRHat = 1.01

    private var sensitivity: [String] {
        let doubtful = others.filter { ($0.maximumRHat ?? .infinity) > Self.highestRHat }.map(\.name)
        return doubtful.isEmpty
            ? [] : ["of the sensitivity analysis these fits have not converged: \(doubtful.joined(separator: ", "))"]
    }

    private var parameters: [String] {
        fit.parameters.sorted { $0.key < $1.key }.map { name, summary in
            "\(name): \(Self.rounded(summary.median)) (95% interval \(Self.rounded(summary.lower95)) to "
                + "\(Self.rounded(summary.upper95)))"
        }
    }

    private static func rounded(_ value: Double) -> String { "\((value * 1000).rounded() / 1000)" }
}
