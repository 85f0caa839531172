import Candor
import CandorMisconceptions

/// Claims with their draws as they stand in the files, so many at once that no more than some thousand draws are held.
struct ClaimBatches: ~Copyable {
    private static let mostDraws = 16_384

    private let responses: [String: ClaimResponses]
    /// The claims that have had no draws so far, in the file's order.
    private var remaining: [String]
    private var reader: DrawsReader?

    init(_ file: ResponsesFile) throws {
        responses = Dictionary(uniqueKeysWithValues: file.responses.map { ($0.id, $0) })
        remaining = file.responses.map(\.id)
        reader = try file.draws.map { try DrawsReader(path: $0, claims: Set(file.responses.map(\.id))) }
    }

    /// The next claims; at the end those without draws.
    /// - Parameter claims: How many at most.
    /// - Returns: `nil` when there are no more.
    mutating func next(claims: Int) throws -> [ClaimComparing.Material]? {
        var batch: [ClaimComparing.Material] = []
        var draws = 0
        while batch.count < claims, draws < Self.mostDraws, let own = try reader?.next(), let id = own.first?.id,
            let responses = responses[id]
        {
            try check(own, against: responses)
            batch.append(ClaimComparing.Material(responses: responses, draws: own))
            draws += own.count
        }
        if batch.isEmpty {
            batch = remaining.prefix(claims).compactMap { responses[$0] }.map { ClaimComparing.Material(responses: $0) }
        }
        let taken = Set(batch.map(\.responses.id))
        remaining.removeAll { taken.contains($0) }
        return batch.isEmpty ? nil : batch
    }

    /// Draws of another run beside the responses would be taken for theirs.
    private func check(_ draws: [SycophanticDraw], against responses: ClaimResponses) throws {
        guard let number = responses.sycophantic.draw,
            !draws.contains(where: {
                $0.draw == number && $0.text == responses.sycophantic.text
            })
        else { return }
        throw LabError(
            .data,
            "draws.jsonl and responses.jsonl do not belong together: draw \(number) of '\(responses.id)' is not its sycophantic "
                + "response; run candor misconceptions respond again")
    }
}
