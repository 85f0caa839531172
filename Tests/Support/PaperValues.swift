import Foundation

/// The paper's values as they were read from its drawings. The package does not ship them: tests compare with them where
/// they are.
package enum PaperValues {
    private static let file = Project.root.deletingLastPathComponent().appending(
        path: "shared/reference/paper-values.json")
    /// Whether they are there.
    package static let areThere = FileManager.default.fileExists(atPath: file.path)
    /// Why a test is skipped.
    package static let absence = "no shared/reference/paper-values.json beside the project"

    /// Reads the values of some figures.
    /// - Parameter figures: A value with a property for each of the figures wanted, as `fig6a`.
    /// - Throws: What reading and decoding throw.
    package static func read<Figures: Decodable>(_ figures: Figures.Type) throws -> Figures {
        try JSONDecoder().decode(figures, from: Data(contentsOf: file))
    }
}
