import BrowserTesting
import Testing

/// Gives the tests of a suite one browser, or one test its own. Starting it takes longer than showing a page.
struct SharedBrowser: SuiteTrait, TestTrait, TestScoping {
    /// The browser of the suite or test that is running.
    @TaskLocal static var current: Browser?

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        try await Browser.with { browser in
            try await Self.$current.withValue(browser) { try await function() }
        }
    }
}

extension Trait where Self == SharedBrowser {
    /// A browser for all tests of a suite, or for one test.
    static var browser: Self { SharedBrowser() }
}
