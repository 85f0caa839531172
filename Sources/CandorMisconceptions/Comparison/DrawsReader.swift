import Candor
import Foundation

/// Reads `draws.jsonl` claim by claim, so that no more than one claim's draws are held.
public struct DrawsReader: ~Copyable {
    private let path: String
    private let claims: Set<String>
    private var reader: LineReader
    private var ahead: SycophanticDraw?
    private var seen: Set<String> = []

    /// Opens a file.
    /// - Parameters:
    ///   - path: The file.
    ///   - claims: The names of the claims that there are responses to.
    /// - Throws: `DataError` if it cannot be read.
    public init(path: String, claims: Set<String>) throws {
        self.path = path
        self.claims = claims
        reader = try LineReader(path: path)
    }

    /// The draws of the next claim.
    /// - Returns: At least one draw, all of one claim; `nil` at the file's end.
    /// - Throws: `DataError` for a line that cannot be used, a claim without responses, a draw that stands twice,
    ///   and a claim whose draws do not stand together.
    public mutating func next() throws -> [SycophanticDraw]? {
        guard let first = try ahead ?? read()?.draw else { return nil }
        ahead = nil
        seen.insert(first.id)
        var draws = [first]
        var numbers: Set = [first.draw]
        while let (draw, line) = try read() {
            guard draw.id == first.id else {
                guard !seen.contains(draw.id) else {
                    throw bad(line, "id", "the draws of '\(draw.id)' do not stand together")
                }
                ahead = draw
                break
            }
            guard numbers.insert(draw.draw).inserted else {
                throw bad(line, "draw", "\(draw.draw) of '\(draw.id)' stands twice")
            }
            draws.append(draw)
        }
        return draws
    }

    private mutating func read() throws -> (draw: SycophanticDraw, line: Int)? {
        guard let line = try reader.next() else { return nil }
        do {
            let draw = try JSONDecoder().decode(SycophanticDraw.self, from: line.bytes)
            guard claims.contains(draw.id) else {
                throw bad(line.number, "id", "there are no responses to a claim '\(draw.id)'")
            }
            return (draw, line.number)
        } catch let error as DecodingError {
            throw bad(line.number, nil, error.summary)
        }
    }

    private func bad(_ line: Int, _ field: String?, _ reason: String) -> DataError {
        DataError(.badRow, file: path, line: line, field: field, reason: reason)
    }
}
