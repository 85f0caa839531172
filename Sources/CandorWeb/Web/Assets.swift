import Hummingbird

/// The style sheet and the script, which are the same for everybody.
struct Assets {
    private let files: [(path: String, type: String, text: String)]

    /// Reads the files.
    /// - Throws: ``ServerError`` with `brokenInstallation`.
    init() throws {
        files = [
            ("assets/study.css", "text/css; charset=utf-8", try ShippedFile.text("Assets/study.css")),
            (
                "assets/researcher.js", "text/javascript; charset=utf-8",
                try ShippedFile.text("Assets/researcher.js")
            ),
        ]
    }

    /// Adds the files to a router.
    func add(to router: Router<PageContext>) {
        for file in files {
            router.get(RouterPath(file.path)) { _, _ in
                var response = Response.file(file.text, type: file.type)
                response.headers[.cacheControl] = "public, max-age=300"
                return response
            }
        }
        router.get("favicon.ico") { _, _ in Response(status: .noContent) }
    }
}
