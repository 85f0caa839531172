import Candor
import CandorStudy

/// The researcher's view of a study under way. What the analysis finds is kept until something happens.
actor ProgressReader {
    /// Enough for intervals that are looked at, quick enough for a page that renews itself.
    private static let resamples = 400
    private let desk: StudyDesk
    private var latest: (revision: Int, analysis: StudyAnalysis)?

    init(_ desk: StudyDesk) {
        self.desk = desk
    }

    /// The study as it stands.
    /// - Parameter key: What signs the forms.
    func read(key: String) async throws -> ResearcherContent.Progress {
        let (state, revision) = await desk.snapshot
        let analysis: StudyAnalysis
        if let latest, latest.revision == revision {
            analysis = latest.analysis
        } else {
            analysis = try StudyAnalysis(
                tasks: state.tasks, ratings: state.ratings, resamples: Self.resamples, seed: state.design.seed)
            latest = (revision, analysis)
        }
        return ProgressView(state: state, analysis: analysis, key: key).content
    }
}
