import Candor
import Foundation

extension BrowserPage {
    /// Goes to an address and waits until the page there has loaded.
    /// - Throws: ``BrowserError`` if there is nothing.
    package func open(_ address: String) async throws {
        let loads = loads()
        let reply = try await call("Page.navigate", ["url": .string(address)])
        if let reason = reply["errorText"]?.string {
            throw BrowserError(while: "opening \(address)", reason: reason)
        }
        // Without a document of its own it is a place within the present one.
        guard let document = reply["loaderId"] else { return }
        for await loaded in loads where loaded == document { return }
        throw CancellationError()
    }

    /// Does what leads to another page, for example a click, and waits until that page has loaded.
    package func navigating(
        isolation: isolated (any Actor)? = #isolation, _ action: () async throws -> Void
    ) async throws {
        let loads = await loads()
        try await action()
        for await _ in loads { return }
        throw CancellationError()
    }

    /// Loads the page anew.
    package nonisolated func reload() async throws {
        try await navigating { try await call("Page.reload") }
    }

    /// Goes back to the page before, as the browser's button does.
    /// - Throws: ``BrowserError`` if there is none.
    package nonisolated func back() async throws {
        let history = try await call("Page.getNavigationHistory")
        let entries = history["entries"]?.array ?? []
        let index = Int(history["currentIndex"]?.number ?? 0) - 1
        guard entries.indices.contains(index), let entry = entries[index]["id"] else {
            throw BrowserError(while: "going back", reason: "there is no page before this one")
        }
        try await navigating { try await call("Page.navigateToHistoryEntry", ["entryId": entry]) }
    }

    /// Waits until an expression is true, looking again whenever the document changes.
    package func until(_ condition: String) async throws {
        try await evaluate(
            """
            new Promise((resolve, reject) => {
                const look = () => {
                    try { if (\(condition)) { observer.disconnect(); resolve() } }
                    catch (error) { observer.disconnect(); reject(error) }
                }
                const observer = new MutationObserver(look)
                observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
                look()
            })
            """)
    }
}
