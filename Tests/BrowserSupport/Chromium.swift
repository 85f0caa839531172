import Foundation

/// The browser on this machine.
package enum Chromium {
    /// The browser's command, if one is on the search path.
    package static let command: URL? = {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        let applications = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"]
        let names = ["chromium", "chromium-browser", "google-chrome"]
        let candidates = names.flatMap { name in folders.map { "\($0)/\(name)" } } + applications
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0) }.map { URL(fileURLWithPath: $0) }
    }()

    /// Why a test that needs it does nothing.
    package static let absence = "no Chromium on this machine: install chromium to see pages in a real browser"
}
