import Foundation

/// The files that ship with the server: templates, style sheet, script.
enum ShippedFile {
    /// Reads a shipped file.
    /// - Parameter name: Its path below the resources, for example `Assets/study.css`.
    /// - Throws: ``ServerError`` with `brokenInstallation`.
    static func text(_ name: String) throws(ServerError) -> String {
        let file = Bundle.module.bundleURL.appendingPathComponent("Resources").appendingPathComponent(name)
        do {
            return try String(contentsOf: file, encoding: .utf8)
        } catch {
            throw ServerError(.brokenInstallation, reason: "\(name), which ships with Candor, cannot be read")
        }
    }
}
