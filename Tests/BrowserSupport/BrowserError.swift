/// What the browser, or a page in it, did not do.
package struct BrowserError: Error, CustomStringConvertible {
    /// What it was asked for.
    package var activity: String
    /// Why it did not do so.
    package var reason: String

    package init(while activity: String, reason: String) {
        self.activity = activity
        self.reason = reason
    }

    package var description: String { "\(activity): \(reason)" }
}
