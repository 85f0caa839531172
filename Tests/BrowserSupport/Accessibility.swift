import Candor
import CandorTestSupport
import Foundation

/// What keeps people from using a page, as far as a program can tell: the rules of axe-core for WCAG 2.0, 2.1 and 2.2
/// at the levels A and AA.
package enum Accessibility {
    private static let script = Project.installed("share/axe.min.js").flatMap {
        try? String(contentsOf: $0, encoding: .utf8)
    }

    /// Whether there are both a browser and the rules.
    package static var canBeChecked: Bool { Chromium.command != nil && script != nil }

    /// Why a test that needs them does nothing.
    package static let absence =
        "no Chromium or no axe-core on this machine: Scripts/dependencies --browser installs both"

    /// Finds what breaks a rule in the page as it is now.
    /// - Returns: A line for each element and rule.
    package static func violations(on page: BrowserPage) async throws -> [String] {
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
