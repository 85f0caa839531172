import Candor
import CandorModels

/// What a reader must know of an optimised run before believing a number.
enum OptimisationNotice {
    /// - Parameter results: What the run found.
    /// - Returns: Nothing for a run without optimisation.
    static func notices(of results: RunResults) -> [Notice] {
        guard let optimisation = results.run.optimisation else { return [] }
        return [unscored(optimisation), unreliable(results), comparative(optimisation), sampled(optimisation)]
            .compactMap { $0 }
    }

    private static func unscored(_ optimisation: OptimisationDescription) -> Notice? {
        let missing = optimisation.scorers.filter { $0.unscored > 0 }
        guard !missing.isEmpty else { return nil }
        let list = missing.map { "\(PreferenceModelLabel.short($0.name)) (\(NumberText.count($0.unscored)))" }
        return Notice(
            isCaution: true,
            text:
                "Responses without a usable score: \(list.joined(separator: ", ")). They cannot be chosen and leave the draws."
        )
    }

    private static func unreliable(_ results: RunResults) -> Notice? {
        let optima = results.estimates.filter { $0.beta != nil && $0.reliable != nil }
        let doubtful = optima.count { $0.reliable == false }
        guard doubtful > 0 else { return nil }
        return Notice(
            isCaution: true,
            text:
                "\(NumberText.count(doubtful)) of \(NumberText.count(optima.count)) numbers for an optimum of reinforcement "
                + "learning rest on an effective sample of less than 10% of the draws. They are drawn hollow: more draws, not "
                + "a finer β, would mend them.")
    }

    private static func comparative(_ optimisation: OptimisationDescription) -> Notice? {
        let names = optimisation.scorers.filter(\.isComparative).map { PreferenceModelLabel.short($0.name) }
        guard !names.isEmpty else { return nil }
        return Notice(
            isCaution: false,
            text:
                "\(names.joined(separator: ", ")): scores come from comparing the draws of one prompt with each other; they do "
                + "not compare between prompts.")
    }

    private static func sampled(_ optimisation: OptimisationDescription) -> Notice? {
        guard let judged = optimisation.judgedPairs, let possible = optimisation.possiblePairs, judged < possible else {
            return nil
        }
        return Notice(
            isCaution: false,
            text:
                "Of \(NumberText.count(possible)) pairs of comments a seeded sample of \(NumberText.count(judged)) was judged; "
                + "each stands for as many as its probability says, and the intervals include what that costs.")
    }
}
