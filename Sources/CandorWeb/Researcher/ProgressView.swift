import Candor
import CandorModels
import CandorStatistics
import CandorStudy
import Foundation

/// A study as it stands, as the words and numbers of the researcher's page.
struct ProgressView {
    let state: StudyState
    let analysis: StudyAnalysis
    let key: String

    private var rated: [StudyTask] { state.tasks.filter { $0.purpose == .rated } }

    var content: ResearcherContent.Progress {
        let strata = strata
        return ResearcherContent.Progress(
            numbers: numbers, hasStrata: !strata.isEmpty, strata: strata, raters: raters, tasks: tasks)
    }

    private var numbers: [ResearcherContent.Number] {
        let needed = rated.count * state.design.ratersPerTask
        let given = rated.reduce(0) { $0 + min(state.answers[$1.id, default: 0], state.design.ratersPerTask) }
        var numbers = [
            ResearcherContent.Number(name: "answers of \(needed) that are needed", value: "\(given)"),
            ResearcherContent.Number(
                name: "raters are through, \(state.raters.count { $0.isUnderWay }) under way",
                value: "\(state.raters.count { $0.stage == .ended(.completed) })"),
        ]
        if let accuracy = analysis.overall.accuracy {
            numbers.append(number(accuracy.average, "of the answers are right", percent))
            numbers.append(number(accuracy.majority, "of the majority votes are right", percent))
        }
        numbers.append(number(analysis.overall.alpha, "Krippendorff’s α", decimal))
        numbers.append(number(analysis.overall.kappa, "Fleiss’ κ", decimal))
        return numbers
    }

    private func number(
        _ estimate: Estimate, _ name: String, _ text: (Double) -> String
    ) -> ResearcherContent.Number {
        guard let value = estimate.value else { return ResearcherContent.Number(name: name, value: "–") }
        let interval = estimate.lower.flatMap { lower in
            estimate.upper.map { ", 95% interval \(text(lower)) to \(text($0))" }
        }
        return ResearcherContent.Number(name: name + (interval ?? ""), value: text(value))
    }

    private var strata: [ResearcherContent.Stratum] {
        let found = Dictionary(analysis.strata.map { ($0.stratum, $0) }) { first, _ in first }
        let groups = Dictionary(grouping: rated, by: \.stratum)
        guard groups.keys.contains(where: { $0 != nil }) else { return [] }
        return groups.keys.sorted { StratumOrder.precedes($0, $1) }.map { stratum in
            let tasks = groups[stratum] ?? []
            let answers = tasks.map { state.answers[$0.id, default: 0] }
            let accuracy = found[stratum]?.accuracy
            return ResearcherContent.Stratum(
                name: stratum ?? "none", tasks: tasks.count, answers: answers.reduce(0, +),
                needed: tasks.count * state.design.ratersPerTask,
                filled: answers.reduce(0) { $0 + min($1, state.design.ratersPerTask) },
                average: text(accuracy?.average), majority: text(accuracy?.majority))
        }
    }

    private var tasks: [ResearcherContent.TaskRow] {
        let votes = Dictionary(grouping: state.ratings.filter { !$0.isExcluded }, by: \.task)
        return rated.map { task in
            let names = (votes[task.id] ?? []).map(\.preferred)
            let counts = Dictionary(grouping: names) { $0 }.mapValues(\.count).sorted {
                ($1.value, $0.key) < ($0.value, $1.key)
            }
            return ResearcherContent.TaskRow(
                id: task.id, stratum: task.stratum ?? "", answers: state.answers[task.id, default: 0],
                needed: state.design.ratersPerTask,
                votes: counts.map { "\($0.value) \($0.key)" }.joined(separator: ", "))
        }
    }

    private var raters: [ResearcherContent.RaterRow] {
        let summaries = Dictionary(analysis.raters.map { ($0.rater, $0) }) { first, _ in first }
        return state.raters.map { row($0, summaries[$0.id]) }
    }

    private func row(_ rater: Rater, _ summary: RaterSummary?) -> ResearcherContent.RaterRow {
        ResearcherContent.RaterRow(
            id: rater.id, externalID: rater.externalID, stage: rater.stage.words, answered: rater.answered,
            accuracy: text(summary?.accuracy),
            seconds: NumberText.decimals(summary?.medianSeconds, 1),
            checks: summary.map { "\($0.checksFailed) of \($0.checksSeen)" } ?? "–",
            practice: summary?.practiceAccuracy.map(percent) ?? "–", exclusion: rater.exclusion, key: key)
    }

    private func text(_ estimate: Estimate?) -> String {
        guard let estimate, let value = estimate.value else { return "–" }
        guard let lower = estimate.lower, let upper = estimate.upper else { return percent(value) }
        return "\(percent(value)) (\(percent(lower)) to \(percent(upper)))"
    }

    private func percent(_ share: Double) -> String { PlainNumber.percent(share, 0) }

    private func decimal(_ value: Double) -> String { PlainNumber.fixed(value, 2) }
}

extension StudyStage {
    fileprivate var words: String {
        switch self {
        case .consent: "has the link"
        case .instructions: "reads the instructions"
        case .task: "at a task"
        case .feedback: "at the practice"
        case .pause: "in a break"
        case .ended(.completed): "through"
        case .ended(.screenedOut): "did not pass the practice"
        case .ended(.declined): "did not agree"
        }
    }
}
