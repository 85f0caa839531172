import CandorModels
import Foundation

/// A response of the loopback server before it goes out.
struct Reply: Sendable {
    var status = 200
    var headers: [String: String] = [:]
    var contentType = "application/json"
    var body = Data()

    /// A response with a JSON body.
    init(status: Int = 200, json: some Encodable) {
        self.status = status
        // The bodies are this module's own plain structures, which have no way to fail.
        body = (try? JSONWriter.line.bytes(json)) ?? Data()
    }

    /// A stream of events, each with a name or without.
    init(events: [(name: String?, data: JSONValue)], isDoneAtTheEnd: Bool) {
        contentType = "text/event-stream"
        var text = ": a comment that keeps the connection alive\n\n"
        for event in events {
            if let name = event.name { text += "event: \(name)\n" }
            text += "data: \((try? JSONWriter.line.text(event.data)) ?? "")\n\n"
        }
        if isDoneAtTheEnd { text += "data: [DONE]\n\n" }
        body = Data(text.utf8)
    }

    /// A response with any body.
    init(status: Int = 200, contentType: String, body: Data) {
        self.status = status
        self.contentType = contentType
        self.body = body
    }
}
