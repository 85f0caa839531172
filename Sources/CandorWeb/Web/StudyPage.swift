import Hummingbird

/// What every page shows, and what is its own.
struct StudyPage<Content: Sendable>: Sendable {
    /// The study's title.
    var title: String
    /// The page's heading, and its name in the browser.
    var heading: String
    /// What its template fills in.
    var content: Content
}

extension Response {
    /// A page.
    static func page(_ html: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
    }

    /// Leads on to a page, after a form was taken: read again, nothing is sent again.
    static func leading(to path: String) -> Response { .redirect(to: path, type: .normal) }

    /// A file.
    static func file(_ text: String, type: String, name: String? = nil) -> Response {
        var headers: HTTPFields = [.contentType: type]
        if let name { headers[.contentDisposition] = "attachment; filename=\"\(name)\"" }
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
