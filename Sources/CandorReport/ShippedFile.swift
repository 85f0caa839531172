import Foundation

/// The files that ship with the report: templates, style sheet, scripts, the paper's values.
enum ShippedFile {
    /// Reads a shipped file.
    /// - Parameter name: Its path below the resources, for example `Assets/report.css`.
    /// - Throws: ``ReportError`` with `brokenInstallation`.
    static func text(_ name: String) throws(ReportError) -> String {
        let file = Bundle.module.bundleURL.appendingPathComponent("Resources").appendingPathComponent(name)
        do {
            return try String(contentsOf: file, encoding: .utf8)
        } catch {
            throw ReportError(
                .brokenInstallation, while: "reading \(name)", reason: "the file that ships with Candor cannot be read")
        }
    }
}
