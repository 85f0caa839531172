import Candor
import CandorMisconceptions

/// Makes the report of `candor misconceptions compare`: one HTML file that opens without a network.
///
/// The page holds the numbers, the figures as inline SVG, and the claims with their responses as data that a small
/// script shows as
/// plain text on request. What models wrote never becomes markup.
public struct MisconceptionReport: Sendable {
    /// What was found.
    public var results: MisconceptionResults
    /// The claims behind the numbers.
    public var claims: [ComparedClaim]
    /// The largest number of claims in the page, at least 0; what is left out is said in the page.
    public var maximumClaims: Int

    /// Creates a report.
    /// - Parameters:
    ///   - results: What was found.
    ///   - claims: The claims behind the numbers, as `comparisons.jsonl` has them; may be empty.
    ///   - maximumClaims: The largest number of claims in the page.
    public init(results: MisconceptionResults, claims: [ComparedClaim], maximumClaims: Int = 2_000) {
        self.results = results
        self.claims = claims
        self.maximumClaims = maximumClaims
    }

    /// The whole page; equal input gives equal bytes.
    /// - Throws: ``ReportError`` with `nothingToShow` or `brokenInstallation`.
    public func html() throws -> String {
        guard !results.estimates.isEmpty else {
            throw ReportError(.nothingToShow, while: "making the report", reason: "the comparison has no estimate")
        }
        let shown = Array(claims.prefix(max(0, maximumClaims)))
        let composer = try MisconceptionPageComposer(results, claims: shown, omitted: claims.count - shown.count)
        let view = try composer.view(
            style: try Self.text(["report", "optimisation", "misconceptions"], "css"),
            script: try Self.text(["listing", "claims", "claim-browser"], "js"))
        return try PageTemplate.render(view, "misconceptions", parts: Self.parts)
    }

    private static func text(_ names: [String], _ kind: String) throws -> String {
        try names.map { try shippedFiles.text("Assets/\($0).\(kind)") }.joined(separator: "\n")
    }

    private static let parts = [
        "misconception-summary", "misconception-numbers", "misconception-run", "cards", "curves", "table",
    ]
}
