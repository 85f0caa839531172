import BrowserTesting
import CandorTesting
import Testing

/// What a real browser makes of a page, in a suite with a ``SharedBrowser``.
struct Visit {
    /// The document after its scripts have run.
    let document: Page
    /// What the browser has found wrong with it.
    let complaints: [Complaint]
    /// What its scripts have said in the console.
    let remarks: [String]

    /// Opens a page.
    /// - Parameters:
    ///   - html: The page.
    ///   - fragment: A place in it, with its `#`.
    init(_ html: String, at fragment: String = "") async throws {
        let browser = try #require(SharedBrowser.current)
        (document, complaints, remarks) = try await TemporaryDirectory.with { folder in
            let page = try await browser.page()
            try await page.open(folder.write("report.html", html).absoluteString + fragment)
            let found = (Page(try await page.document), try await page.complaints(), await page.remarks)
            try await page.close()
            return found
        }
    }
}
