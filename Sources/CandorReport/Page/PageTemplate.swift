import Mustache

/// The page's templates that ship with Candor.
enum PageTemplate {
    /// Fills a template.
    /// - Parameters:
    ///   - view: What it shows; its strings are escaped but where the template says otherwise.
    ///   - name: The template.
    ///   - parts: The templates that it includes.
    /// - Throws: ``ReportError`` with `brokenInstallation`.
    static func render(_ view: Any, _ name: String, parts: [String]) throws -> String {
        var library = MustacheLibrary()
        for name in [name] + parts {
            let text = try shippedFiles.text("Templates/\(name).mustache")
            do {
                try library.register(text, named: name)
            } catch {
                throw ReportError(.brokenInstallation, while: "reading \(name).mustache", reason: "\(error)")
            }
        }
        guard let page = library.render(view, withTemplate: name) else {
            throw ReportError(.brokenInstallation, while: "making the report", reason: "the page's template is missing")
        }
        return page
    }
}
