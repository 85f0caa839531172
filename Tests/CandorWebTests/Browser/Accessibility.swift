import Candor
import Foundation

/// What keeps people from using a page, as far as a program can tell: the rules of axe-core for WCAG 2.0, 2.1 and 2.2
/// at the levels A and AA.
enum Accessibility {
    private static let script: String? = {
        let folders = sequence(first: URL(fileURLWithPath: #filePath)) { file in
            file.path == "/" ? nil : file.deletingLastPathComponent()
        }
        return folders.lazy.compactMap {
            try? String(contentsOf: $0.appending(path: ".deps/share/axe.min.js"), encoding: .utf8)
        }.first
    }()

    /// Whether there are both a browser and the rules.
    static var canBeChecked: Bool { Chromium.command != nil && script != nil }

    /// Why a test that needs them does nothing.
    static let absence = "no Chromium or no axe-core on this machine: Scripts/dependencies --browser installs both"

    /// Finds what breaks a rule in the page as it is now.
    /// - Returns: A line for each element and rule.
    static func violations(on page: Page) async throws -> [String] {
        guard let script else { throw BrowserError(while: "checking accessibility", reason: absence) }
        try await page.evaluate("\(script); null")
        return try await page.evaluate(checking).strings ?? []
    }

    private static let checking = """
        axe.run(document, {
            runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'] },
            resultTypes: ['violations'],
        }).then(result => result.violations.flatMap(rule => rule.nodes.map(node =>
            `${rule.id} (${rule.impact}): ${rule.help}: ${node.html}: ${node.failureSummary.replace(/\\s+/g, ' ')}`)))
        """
}
