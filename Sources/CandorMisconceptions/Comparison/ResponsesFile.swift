import Candor
import Foundation

/// The responses of `candor misconceptions respond`, as they lie in its folder.
public struct ResponsesFile: Sendable {
    /// The responses, in the file's order.
    public var responses: [ClaimResponses]
    /// `draws.jsonl` beside them; `nil` where there is none.
    public var draws: String?
    /// How they came about; `nil` where `respond.json` is not there.
    public var description: ResponseDescription?

    /// Reads responses.
    /// - Parameter path: The folder, or the file `responses.jsonl` in it.
    /// - Throws: `DataError` for a file or line that cannot be used, for a claim that stands twice, and for a file without any
    ///   responses or draws.
    public init(path: String) throws {
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        let given = URL(fileURLWithPath: path)
        let folder = exists && isFolder.boolValue ? given : given.deletingLastPathComponent()
        let file = exists && isFolder.boolValue ? given.appendingPathComponent("responses.jsonl") : given
        responses = try Self.responses(in: file.relativePath)
        draws = Self.existing(folder.appendingPathComponent("draws.jsonl"))
        description = try Self.existing(folder.appendingPathComponent("respond.json")).map(Self.description)
        if let draws, try URL(fileURLWithPath: draws).resourceValues(forKeys: [.fileSizeKey]).fileSize == 0 {
            throw DataError(.empty, file: draws, reason: "has no draws; without the file, best of n is left out")
        }
    }

    /// The most draws a claim that the description promises; `nil` where there is none.
    public var promisedDraws: Int? { draws == nil ? nil : description?.draws }

    private static func existing(_ file: URL) -> String? {
        FileManager.default.fileExists(atPath: file.path) ? file.relativePath : nil
    }

    private static func responses(in path: String) throws -> [ClaimResponses] {
        guard FileManager.default.fileExists(atPath: path) else {
            throw DataError(
                .unreadable, file: path, reason: "no such file; candor misconceptions respond --out FOLDER writes it")
        }
        var reader = try LineReader(path: path)
        var (responses, ids) = ([ClaimResponses](), Set<String>())
        while let line = try reader.next() {
            do {
                let response = try JSONDecoder().decode(ClaimResponses.self, from: line.bytes)
                guard ids.insert(response.id).inserted else {
                    throw DataError(
                        .badRow, file: path, line: line.number, field: "id", reason: "'\(response.id)' stands twice")
                }
                responses.append(response)
            } catch let error as DecodingError {
                throw DataError(.badRow, file: path, line: line.number, reason: error.summary)
            }
        }
        guard !responses.isEmpty else { throw DataError(.empty, file: path, reason: "has no responses") }
        return responses
    }

    private static func description(in path: String) throws -> ResponseDescription {
        do {
            return try JSONDecoder().decode(
                ResponseDescription.self, from: FileManager.default.contents(atPath: path) ?? Data())
        } catch let error as DecodingError {
            throw DataError(.malformed, file: path, reason: error.summary)
        }
    }
}
