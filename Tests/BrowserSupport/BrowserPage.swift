import Candor
import CandorModels
import Foundation

/// A page in a ``Browser``.
package actor BrowserPage {
    private let browser: Browser
    private let session: String
    /// The page's outermost frame, which keeps its name wherever it goes.
    private let frame: String
    private var noted: [Complaint] = []
    /// What scripts of the pages shown so far have said in the console, at whatever level. After ``complaints()`` it is all
    /// that they said until then.
    package private(set) var remarks: [String] = []
    private var listeners: [AsyncStream<JSONValue>.Continuation] = []

    init(browser: Browser, session: String, frame: String) {
        self.browser = browser
        self.session = session
        self.frame = frame
    }

    /// Has the browser report what happens in the page.
    func prepare() async throws {
        for domain in ["Page", "Runtime", "Log"] { try await call("\(domain).enable") }
        try await call("Page.setLifecycleEventsEnabled", ["enabled": true])
        try await setViewport(width: 1280, height: 800)
    }

    /// Calls a method of the protocol for this page.
    @discardableResult
    package func call(_ method: String, _ parameters: JSONValue = [:]) async throws -> JSONValue {
        try await browser.call(method, parameters, session: session)
    }

    /// Runs a script, waits for the promise if it gives one, and returns its value.
    ///
    /// The page's Content-Security-Policy does not apply. Names that are declared at the top stay declared.
    /// - Throws: ``BrowserError`` with what the script throws.
    @discardableResult
    package func evaluate(_ script: String) async throws -> JSONValue {
        let reply = try await call(
            "Runtime.evaluate", ["expression": .string(script), "returnByValue": true, "awaitPromise": true])
        if let failure = reply["exceptionDetails"] {
            let reason = failure["exception"]?["description"] ?? failure["exception"]?["value"] ?? failure["text"]
            throw BrowserError(while: "running a script in the page", reason: reason?.text ?? "")
        }
        return reply["result"]?["value"] ?? .null
    }

    /// Calls a function, written as a script, with arguments.
    @discardableResult
    package func apply(_ function: String, _ arguments: JSONValue...) async throws -> JSONValue {
        try await evaluate("(\(function))(\(arguments.map(\.source).joined(separator: ", ")))")
    }

    /// Closes the page. Nothing can be asked of it afterwards.
    package func close() async throws {
        _ = try await browser.call("Target.closeTarget", ["targetId": .string(frame)])
    }

    /// What the browser has found wrong with the pages shown so far.
    package func complaints() async throws -> [Complaint] {
        // Once this has its reply, whatever came before it is noted.
        try await evaluate("null")
        return noted
    }

    /// The identifiers of the documents that finish loading from now on.
    func loads() -> AsyncStream<JSONValue> {
        let (loads, listener) = AsyncStream.makeStream(of: JSONValue.self)
        listeners.append(listener)
        return loads
    }

    /// Takes note of an event of the protocol.
    func receive(_ event: String, _ details: JSONValue) async {
        if let complaint = Complaint(event, details), !noted.contains(complaint) { noted.append(complaint) }
        switch event {
        case "Runtime.consoleAPICalled": remarks.append(details.source)
        case "Page.lifecycleEvent" where details["name"] == "load" && details["frameId"]?.string == frame:
            announce(details["loaderId"] ?? .null)
        case "Page.frameNavigated" where details["type"] == "BackForwardCacheRestore":
            announce(details["frame"]?["loaderId"] ?? .null)
        case "Page.javascriptDialogOpening":
            // Until it is answered, the page stands still. The reply is read where this event was: no waiting for it.
            // Whether to leave a page is the only question to which the answer is yes.
            let isAccepted = JSONValue.bool(details["type"] == "beforeunload")
            _ = try? await browser.send("Page.handleJavaScriptDialog", ["accept": isAccepted], session: session)
        default: break
        }
    }

    private func announce(_ loader: JSONValue) {
        listeners.removeAll { listener in
            if case .terminated = listener.yield(loader) { true } else { false }
        }
    }
}
