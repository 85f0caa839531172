/// What the browser, or a page in it, did not do.
struct BrowserError: Error, CustomStringConvertible {
    /// What it was asked for.
    var activity: String
    /// Why it did not do so.
    var reason: String

    init(while activity: String, reason: String) {
        self.activity = activity
        self.reason = reason
    }

    var description: String { "\(activity): \(reason)" }
}
