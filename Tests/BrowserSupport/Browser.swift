import Candor
import CandorModels
import CandorTesting
import Foundation

/// Chromium without a window, driven by its DevTools protocol (chromedevtools.github.io/devtools-protocol).
///
/// ```swift
/// try await Browser.with { browser in
///     let page = try await browser.page()
///     try await page.open("http://127.0.0.1:\(port)/")
///     try await page.navigating { try await page.click("button", saying: "Next") }
///     #expect(try await page.text.contains("Thank you"))
///     #expect(try await page.complaints() == [])
/// }
/// ```
///
/// Whatever waits here waits for the browser, for ever if need be: a test sets a `.timeLimit`.
package actor Browser {
    private typealias Reply = AsyncThrowingStream<JSONValue, any Error>.Continuation

    private let process: BrowserProcess
    private var callCount = 0
    private var replies: [Int: Reply] = [:]
    private var pages: [String: BrowserPage] = [:]
    /// Why nothing can be asked any more.
    private var end: (any Error)?

    private init(_ process: BrowserProcess) {
        self.process = process
    }

    /// Starts a browser with an empty profile, hands it over and ends it, also when the body throws or is cancelled.
    package static func with<Result>(
        isolation: isolated (any Actor)? = #isolation, _ body: (Browser) async throws -> Result
    ) async throws -> Result {
        try await TemporaryDirectory.with { folder in
            let browser = Browser(try BrowserProcess(folder: folder.url))
            async let reading: Void = browser.read()
            do {
                let result = try await body(browser)
                await browser.close()
                await reading
                return result
            } catch {
                await browser.close()
                await reading
                throw error
            }
        }
    }

    /// Opens a page that shares nothing with others: no cookie, no storage. Its window has 1280 × 800 pixels.
    package func page() async throws -> BrowserPage {
        let context = try await call("Target.createBrowserContext")["browserContextId"] ?? .null
        let creation = try await call("Target.createTarget", ["url": "about:blank", "browserContextId": context])
        let target = creation["targetId"] ?? .null
        let attachment = try await call("Target.attachToTarget", ["targetId": target, "flatten": true])
        guard let frame = target.string, let session = attachment["sessionId"]?.string else {
            throw BrowserError(while: "opening a page", reason: "the browser's reply has another form")
        }
        let page = BrowserPage(browser: self, session: session, frame: frame)
        pages[session] = page
        try await page.prepare()
        return page
    }

    /// Calls a method of the protocol and waits for its reply.
    /// - Parameter session: The page that is meant; none for the browser itself.
    package func call(_ method: String, _ parameters: JSONValue = [:], session: String? = nil) async throws -> JSONValue
    {
        let (results, reply) = AsyncThrowingStream.makeStream(of: JSONValue.self)
        let id = try send(method, parameters, session: session)
        replies[id] = reply
        defer { replies[id] = nil }
        do {
            for try await result in results { return result }
        } catch let error as BrowserMessage.Failure {
            throw BrowserError(while: method, reason: error.message)
        }
        throw CancellationError()
    }

    /// Calls a method of the protocol without waiting.
    /// - Returns: The number that the reply will have.
    @discardableResult
    func send(_ method: String, _ parameters: JSONValue = [:], session: String? = nil) throws -> Int {
        if let end { throw end }
        callCount += 1
        let call = BrowserCall(id: callCount, method: method, params: parameters, sessionId: session)
        try process.write(try JSONEncoder().encode(call))
        return callCount
    }

    private func read() async {
        var splitter = MessageSplitter()
        for await piece in process.output {
            for message in splitter.take(piece) { await receive(message) }
        }
        let ending = BrowserError(while: "the browser has ended", reason: process.lastWords)
        let error: any Error = Task.isCancelled ? CancellationError() : ending
        end = error
        fail(error)
    }

    /// Hands a message on. One after another: when a call has its reply, all that happened before is known to its page.
    private func receive(_ data: Data) async {
        guard let message = try? JSONDecoder().decode(BrowserMessage.self, from: data) else {
            // Whose reply it was cannot be told; better all fail than one waits for ever.
            let text = String(decoding: data.prefix(200), as: UTF8.self)
            return fail(BrowserError(while: "reading what the browser says", reason: text))
        }
        if let id = message.id {
            if let error = message.error { replies[id]?.finish(throwing: error) }
            replies[id]?.yield(message.result ?? .null)
        } else if let event = message.method, let page = message.sessionId.flatMap({ pages[$0] }) {
            await page.receive(event, message.params ?? .null)
        }
    }

    private func fail(_ error: any Error) {
        for reply in replies.values { reply.finish(throwing: error) }
    }

    private func close() async {
        pages = [:]
        _ = try? await call("Browser.close")
        await process.end()
    }
}
