import Candor
import CandorModels
import Foundation

/// Something that a page did wrong by the browser's judgement, as its console shows it.
package struct Complaint: Hashable, Sendable, CustomStringConvertible {
    /// What was wrong.
    package enum Kind: String, Sendable {
        /// The page's Content-Security-Policy forbids it.
        case policy
        /// A script threw what nobody caught.
        case exception
        /// A script called `console.error`.
        case console
        /// A resource, or the page itself, came with an error or not at all.
        case network
        /// The page opened a dialog. It was dismissed; one that asks whether to leave the page was agreed to.
        case dialog
        /// Any other error.
        case other
    }

    package var kind: Kind
    /// In the browser's words.
    package var text: String
    /// Where it happened or, with ``Kind/network``, what did not come.
    package var address: String?
    /// When, by the browser's clock: a page that moves to another process repeats its log.
    private var time: JSONValue?

    package var description: String { "\(kind.rawValue): \(text)\(address.map { " (\($0))" } ?? "")" }

    /// Reads an event of the protocol.
    /// - Returns: Nil if the event is no complaint.
    init?(_ event: String, _ details: JSONValue) {
        switch event {
        case "Log.entryAdded": self.init(entry: details["entry"] ?? .null)
        case "Runtime.exceptionThrown":
            let exception = details["exceptionDetails"] ?? .null
            let text = exception["exception"]?["description"] ?? exception["text"]
            self.init(.exception, text, at: exception["url"], details["timestamp"])
        case "Runtime.consoleAPICalled":
            guard details["type"] == "error" || details["type"] == "assert" else { return nil }
            let words = (details["args"]?.array ?? []).compactMap { $0["value"]?.text ?? $0["description"]?.string }
            self.init(.console, .string(words.joined(separator: " ")), at: nil, details["timestamp"])
        case "Page.javascriptDialogOpening": self.init(.dialog, details["message"], at: details["url"], nil)
        default: return nil
        }
    }

    private init?(entry: JSONValue) {
        guard entry["level"] == "error" else { return nil }
        let kind: Kind =
            if entry["text"]?.string?.contains("Content Security Policy") == true {
                .policy
            } else if entry["source"] == "network" {
                .network
            } else {
                .other
            }
        // The browser asks for the site's icon of its own accord, and at no definite time.
        let isIcon = entry["url"]?.string.flatMap(URL.init(string:))?.path == "/favicon.ico"
        guard !(kind == .network && isIcon) else { return nil }
        self.init(kind, entry["text"], at: entry["url"], entry["timestamp"])
    }

    private init(_ kind: Kind, _ text: JSONValue?, at address: JSONValue?, _ time: JSONValue?) {
        self.kind = kind
        self.text = text?.string ?? ""
        self.address = address?.string
        self.time = time
    }
}
