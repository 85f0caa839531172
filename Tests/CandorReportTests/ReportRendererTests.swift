import Candor
import Foundation
import Testing

@testable import CandorReport

@Suite("The report")
struct ReportRendererTests {
    @Test("a whole run renders to one page with all parts")
    func wholePage() throws {
        let run = SyntheticRun()
        let page = try ReportRenderer(results: run.results, trials: run.trials, options: .init(figures: .all)).html()
        if let folder = ProcessInfo.processInfo.environment["CANDOR_REPORT_PREVIEW"] {
            try page.write(toFile: folder + "/report.html", atomically: true, encoding: .utf8)
        }
        #expect(page.hasPrefix("<!DOCTYPE html>"))
    }
}
