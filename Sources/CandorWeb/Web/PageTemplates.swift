import Foundation
import Mustache

/// The pages' templates. Everything that is put into one is escaped, but for what the template marks as HTML.
struct PageTemplates: Sendable {
    private let library: MustacheLibrary

    private static let names = [
        "layout", "message", "join", "consent", "instructions", "task", "feedback", "pause", "ending", "declined",
        "login",
        "researcher", "progress",
    ]

    /// Reads the templates.
    /// - Throws: ``ServerError`` with `brokenInstallation`.
    init() throws {
        var library = MustacheLibrary()
        for name in Self.names {
            let text = try shippedFiles.text("Templates/\(name).mustache")
            do {
                try library.register(text, named: name)
            } catch {
                throw ServerError(.brokenInstallation, reason: "\(name).mustache: \(error)")
            }
        }
        self.library = library
    }

    /// Fills a template.
    /// - Throws: ``ServerError`` with `brokenInstallation`.
    func render(_ view: some Sendable, _ name: String) throws -> String {
        guard let page = library.render(view, withTemplate: name) else {
            throw ServerError(.brokenInstallation, reason: "the template \(name) is missing")
        }
        return page
    }
}
