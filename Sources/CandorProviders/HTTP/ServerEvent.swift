import Foundation

/// An event of a stream (https://html.spec.whatwg.org/multipage/server-sent-events.html).
struct ServerEvent: Hashable, Sendable {
    /// Its name; empty where the stream names none.
    var name = ""
    /// What it carries; the lines of several `data` fields.
    var data = ""

    /// Whether it says that the stream is over, as OpenAI's do.
    var isDone: Bool { data == "[DONE]" }

    /// Whether a reply is a stream, by its type or, where a server says otherwise, by its beginning.
    static func isStream(_ reply: HTTPReply) -> Bool {
        if reply.isEventStream { return !beginsAsJSON(reply.body) }
        let beginning = reply.body.prefix(16).drop { $0 <= 0x20 }
        return ["data:", "event:"].contains { beginning.starts(with: Array($0.utf8)) }
    }

    /// Whether a stream's end has come: what a server sends after it is not waited for. In an event's data a line never begins so.
    static func isDone(_ body: Data) -> Bool {
        let end = body.suffix(24)
        return end.range(of: Data("\ndata: [DONE]".utf8)) != nil || end.range(of: Data("\ndata:[DONE]".utf8)) != nil
    }

    /// The events of a body. Comments, which keep a connection alive, are left out, and so is an event that the body breaks off in.
    static func events(in body: Data) -> [ServerEvent] {
        var events: [ServerEvent] = []
        var event = ServerEvent()
        var hasData = false
        func finish() {
            if hasData { events.append(event) }
            event = ServerEvent()
            hasData = false
        }
        for line in lines(of: body) {
            if line.isEmpty {
                finish()
            } else if let data = field("data", of: line) {
                event.data = hasData ? event.data + "\n" + data : data
                hasData = true
            } else if let name = field("event", of: line) {
                event.name = name
            }
        }
        // Some servers do not end the last event with an empty line.
        if event.isDone || (hasData && (try? TolerantJSON(Data(event.data.utf8))) != nil) { finish() }
        return events
    }

    private static func beginsAsJSON(_ body: Data) -> Bool {
        let first = body.prefix(64).first { $0 > 0x20 }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }

    /// Lines end in LF, CR LF or CR; a byte order mark at the start is left out.
    private static func lines(of body: Data) -> [Data.SubSequence] {
        let text = body.starts(with: [0xEF, 0xBB, 0xBF]) ? body.dropFirst(3) : body[...]
        return text.split(separator: 0x0A, omittingEmptySubsequences: false).flatMap { line in
            let line = line.last == 0x0D ? line.dropLast() : line
            return line.contains(0x0D) ? line.split(separator: 0x0D, omittingEmptySubsequences: false) : [line]
        }
    }

    private static func field(_ name: String, of line: Data.SubSequence) -> String? {
        let mark = Array("\(name):".utf8)
        guard line.starts(with: mark) else { return nil }
        let value = line.dropFirst(mark.count)
        return String(decoding: value.first == 0x20 ? value.dropFirst() : value, as: UTF8.self)
    }
}
