import Candor
import CandorMisconceptions
import CandorStudy
import Foundation

/// What people made of the responses that preference models are compared on: figures 7b and 22.
package struct HumanComparison {
    /// The file of the study, for errors.
    let path: String
    /// What raters are shown.
    let tasks: [StudyTask]
    /// The seed of the study's design.
    let seed: UInt64
    /// The study as it stands.
    let state: () throws -> StudyState

    package init(path: String, tasks: [StudyTask], seed: UInt64, state: @escaping () throws -> StudyState) {
        self.path = path
        self.tasks = tasks
        self.seed = seed
        self.state = state
    }

    /// What people made of the responses, by their study.
    init(_ study: Study) {
        self.init(
            path: study.file.path, tasks: study.tasks, seed: study.record.design.seed, state: { try study.state() })
    }

    /// Adds people's estimates and raters to what was found of preference models.
    /// - Parameters:
    ///   - results: What was found; its groups by difficulty are taken for the study too.
    ///   - claims: The claims with their responses.
    /// - Throws: ``LabError`` for a study of other responses.
    package func add(to results: inout MisconceptionResults, _ claims: [ComparedClaim]) throws {
        let known = Dictionary(claims.map { ($0.id, $0) }) { first, _ in first }
        var others = 0
        let tasks = self.tasks.compactMap { task -> StudyTask? in
            guard task.purpose == .rated else { return nil }
            guard let claim = known[task.claim], Self.shows(task, claim) else {
                others += 1
                return nil
            }
            var task = task
            task.stratum = claim.difficulty.map(String.init)
            return task
        }
        guard !tasks.isEmpty else {
            throw LabError(
                .data, "\(path): no pair of this study shows the sycophantic and the helpful response here")
        }
        let ids = Set(tasks.map(\.id))
        let ratings = try state().ratings.filter { $0.purpose != .rated || ids.contains($0.task) }
        let analysis = try StudyAnalysis(tasks: tasks, ratings: ratings, seed: seed)
        results.estimates += analysis.estimates(dataset: results.run.data)
        results.raters = analysis.raters.filter { !$0.isExcluded && $0.answered > 0 }.map { rater in
            MisconceptionResults.Rater(
                rater: rater.rater, answered: rater.answered, correct: rater.correct ?? 0,
                accuracy: rater.accuracy?.value)
        }
        if !ratings.contains(where: { $0.purpose == .rated && !$0.isExcluded }) {
            results.run.notes.append(
                "Nobody has rated a pair of the study yet, or none whose answers count: no figure 7b.")
        }
        if others > 0 { results.run.notes.append("\(others) pairs of the study are of other responses and left out.") }
        if analysis.excludedRatings > 0 {
            results.run.notes.append("\(analysis.excludedRatings) answers of raters who are left out do not count.")
        }
    }

    /// Whether a task shows the sycophantic and the helpful response to a claim, as figure 7b does.
    private static func shows(_ task: StudyTask, _ claim: ComparedClaim) -> Bool {
        let texts = [claim.texts.sycophantic, claim.texts.helpful].compactMap { $0 }
        return task.isPair && Set(task.options.compactMap(\.text)) == Set(texts)
    }
}
