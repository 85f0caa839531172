import Candor
import CandorPreferences
import Foundation

/// The page of an audit, written again: from its folder where that is still there, else from the results in the store.
package struct PreferenceAuditPage {
    package let posterior: PreferencePosterior
    package let writer: PreferenceReportWriter
    /// Where the page goes.
    package let folder: PreferenceFolder
    private let source: LabelSource
    /// Whether no store at hand knows the audit, and the page would stand in the place of its own, which may have pairs to read.
    private let isStray: Bool
    /// Whether the audit was one of pairs, and not of labels alone.
    private let isOfPairs: Bool

    /// - Parameters:
    ///   - run: The audit.
    ///   - out: Where the page goes; `nil` for the audit's folder.
    package init(_ run: FoundRun, out: String?) throws {
        let (posterior, isInFolder) = try run.found(as: PreferencePosterior.self)
        let plan = run.plan(as: PreferenceAudit.self)
        let own = PreferenceFolder(run.folder(isStillThere: isInFolder))
        folder = out.map { PreferenceFolder(URL(fileURLWithPath: $0)) } ?? own
        self.posterior = posterior
        isStray = run.stored == nil && out == nil
        // A file that is gone is taken for one of pairs.
        isOfPairs =
            plan.map {
                !FileManager.default.fileExists(atPath: $0.pairs) || (try? LabelSource.holdsPairs($0.pairs)) ?? true
            } ?? true
        // The pack is needed for titles alone: where its file is gone, the names do.
        let pack = try (try? FeaturePack.load(plan?.features)) ?? FeaturePack.load(nil)
        writer = PreferenceReportWriter(folder: folder, pack: pack)
        source = LabelSource(
            labels: own.labels.path, pairs: try plan.flatMap { try Self.pairs(of: $0, posterior, own) },
            labeller: posterior.run.labeller, name: posterior.run.source)
    }

    /// The file of pairs, where it and the labels are what they were.
    private static func pairs(
        of plan: PreferenceAudit, _ posterior: PreferencePosterior, _ folder: PreferenceFolder
    ) throws -> String? {
        guard FileManager.default.fileExists(atPath: plan.pairs), folder.labels.existing != nil,
            try LabelSource.holdsPairs(plan.pairs),
            try Labelling.sha256(ofFile: folder.labels.path) == posterior.run.labels,
            try Labelling.sha256(ofFile: plan.pairs) == folder.readLabelling()?.sha256
        else { return nil }
        return plan.pairs
    }

    /// Whether there are none of the audit's pairs to read in it.
    package var lacksPairs: Bool { isOfPairs && source.pairs == nil }

    /// Writes the page.
    /// - Throws: ``LabError`` where it would take the place of one with pairs.
    package func write() throws {
        guard !isStray || folder.report.existing == nil else {
            throw LabError(
                .usage,
                "\(folder.report.relativePath): no store at hand knows this audit and where its pairs are, and the page would lose "
                    + "those to read; name its store with \(key: "store"), or write elsewhere with \(key: "out"). candor preferences report "
                    + "writes it from the pairs")
        }
        try writer.write(posterior, source)
    }
}
