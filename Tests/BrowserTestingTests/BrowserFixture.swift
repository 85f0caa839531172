import BrowserTesting
import CandorTesting
import Foundation

/// A page in a real browser, and a folder for the files that it shows.
struct BrowserFixture {
    let browser: Browser
    let page: BrowserPage
    let folder: TemporaryDirectory

    /// Starts a browser, hands an empty page over and ends the browser.
    static func with(_ body: (BrowserFixture) async throws -> Void) async throws {
        try await TemporaryDirectory.with { folder in
            try await Browser.with { browser in
                try await body(BrowserFixture(browser: browser, page: try await browser.page(), folder: folder))
            }
        }
    }

    /// Writes a file and returns its address.
    /// - Parameters:
    ///   - body: What is in the document's body.
    ///   - policy: The document's Content-Security-Policy, if it has one.
    func write(_ body: String, policy: String? = nil, as name: String = "page.html") throws -> String {
        let meta = policy.map { "<meta http-equiv=\"Content-Security-Policy\" content=\"\($0)\">" } ?? ""
        let document = """
            <!doctype html><html lang="en"><head><meta charset="utf-8">\(meta)<title>\(name)</title>\
            <meta name="viewport" content="width=device-width"></head>\
            <body><main><h1>Study</h1>\(body)</main></body></html>
            """
        return try folder.write(name, document).absoluteString
    }

    /// Writes a file and opens it.
    func open(_ body: String, policy: String? = nil, as name: String = "page.html") async throws {
        try await page.open(write(body, policy: policy, as: name))
    }
}
