import Candor
import CandorMisconceptions
import Foundation

/// The groups by difficulty that `difficulty.json` has for one model.
package struct DifficultyFile: Sendable {
    /// The model to which claims are difficult.
    package let model: String
    /// The group of each claim, from 1 to 8, by its id; without claims of unknown difficulty.
    package let groups: [String: Int]

    /// Reads a file of `candor misconceptions difficulty`.
    /// - Parameters:
    ///   - path: The file.
    ///   - model: Whose difficulty; `nil` where the file has one model only.
    package init(path: String, model: String?) throws {
        let report: DifficultyReport = try Self.read(path)
        let known = report.difficulties.map(\.model)
        let chosen = report.difficulties.filter { model == nil || $0.model == model }
        guard let only = chosen.first, chosen.count == 1 else {
            let names = known.joined(separator: ", ")
            throw LabError(
                .usage,
                model.map { "\(key: "difficulty_model") '\($0)': \(path) has the difficulty to \(names)" }
                    ?? "\(path) has the difficulty to \(names): say which with \(key: "difficulty_model")")
        }
        self.model = only.model
        groups = Dictionary(only.items.compactMap { item in item.group.map { (item.id, $0) } }) { first, _ in first }
    }

    /// The same where a plan or a command names a file.
    /// - Returns: `nil` where it names none.
    /// - Throws: ``LabError`` where it names a model and no file.
    package init?(named path: String?, model: String?) throws {
        guard let path else {
            guard model == nil else {
                throw LabError(.usage, "\(key: "difficulty_model") is for \(key: "difficulty"), which is not given")
            }
            return nil
        }
        try self.init(path: path, model: model)
    }

    private static func read(_ path: String) throws -> DifficultyReport {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw DataError(
                .unreadable, file: path, reason: "no such file; candor misconceptions difficulty --out FOLDER writes it"
            )
        }
        do {
            return try JSONDecoder().decode(DifficultyReport.self, from: bytes)
        } catch let error as DecodingError {
            throw DataError(
                .malformed, file: path,
                reason: "is no difficulty.json of candor misconceptions difficulty: \(error.summary)")
        }
    }
}
