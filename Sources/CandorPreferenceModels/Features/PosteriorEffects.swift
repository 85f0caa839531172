import Candor
import Foundation

/// The posterior means of the effects in a `posterior.json`, and nothing else of it.
struct PosteriorEffects {
    /// α by feature.
    let means: [String: Double]

    private struct Content: Decodable {
        struct Effect: Decodable { var mean: Double }
        var effects: [String: Effect]
    }

    private struct Origin: Decodable { var candor: String? }

    /// Reads the file.
    /// - Throws: ``DataError`` if it is no posterior, or one whose effects cannot be read.
    init(path: String) throws {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw DataError(.unreadable, file: path, reason: "no such file")
        }
        do {
            means = try JSONDecoder().decode(Content.self, from: bytes).effects.mapValues(\.mean)
        } catch let error as DecodingError {
            let version = try? JSONDecoder().decode(Origin.self, from: bytes).candor
            let origin = version.map { ", though Candor \($0) wrote it: another version may have another form" } ?? ""
            throw DataError(
                .malformed, file: path, field: error.field,
                reason: "is not what candor preferences fit writes as posterior.json\(origin)")
        }
    }
}
