import ArgumentParser
import Candor
import CandorBasics
import CandorLab

/// What the commands that run experiments end with.
enum RunEnding {
    /// The numbers of an evaluation, what failed, and whether the bounds are met.
    /// - Throws: A status of its own where a bound is not.
    static func show(_ run: Run, of plan: Evaluation) throws {
        Summary(results: run.results, report: run.folder.report).show()
        run.failures.show()
        try check(run.results, plan)
    }

    /// The trends of a sweep, and what failed.
    static func showSweep(_ run: Run) {
        TrendTable(results: run.results).show()
        Summary(results: run.results, report: run.folder.report).showNotes()
        run.failures.show()
    }

    /// The curves of best of n, and what failed.
    static func showBestOfN(_ run: Run) {
        BestOfNTable(results: run.results).show()
        Summary(results: run.results, report: run.folder.report).showNotes()
        run.failures.show()
    }

    private static func check(_ results: RunResults, _ plan: Evaluation) throws {
        let verdicts = try plan.failIf.map { try Threshold($0) }.flatMap { threshold in
            try threshold.concerned(in: results.estimates).map {
                ThresholdVerdict(threshold: threshold, estimate: $0, maxUnscored: plan.maxUnscored)
            }
        }
        for verdict in verdicts where verdict.isMet { Terminal.output.line(verdict.words.text(naming: FlagName.of)) }
        for verdict in verdicts where !verdict.isMet {
            Terminal.error.line("candor: " + verdict.words.text(naming: FlagName.of))
        }
        guard verdicts.allSatisfy(\.isMet) else { throw ExitCode(ExitStatus.exceeded.rawValue) }
    }
}
