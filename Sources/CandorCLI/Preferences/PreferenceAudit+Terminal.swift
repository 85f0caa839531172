import CandorLab
import CandorReport
import Foundation

extension PreferenceAudit: ShownExperiment {
    func show(_ audit: Outcome) throws {
        PreferenceReportWriter(folder: audit.files, pack: audit.pack).show(
            audit.posterior, writtenTo: audit.files.report)
        try audit.posterior.expectConvergence()
    }

    static func report(_ run: FoundRun, as formats: [ExportFormat], out: String?) async throws -> URL? {
        let page = try PreferenceAuditPage(run, out: out)
        guard formats.isEmpty else {
            try await page.writer.export(page.posterior, as: formats, into: page.folder.url)
            return nil
        }
        try page.write()
        if page.lacksPairs {
            Terminal.error.line(
                "candor: no pairs to read in the report: the pairs or their labels are not where the audit had them")
        }
        page.writer.show(page.posterior, writtenTo: page.folder.report)
        try page.posterior.expectConvergence()
        return page.folder.report
    }
}
