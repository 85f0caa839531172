import ArgumentParser
import Candor
import CandorBasics
import CandorLab

/// A token limit from the command line: `N` for every turn, or `TURN=N` for one.
struct TokenLimit {
    private let turns: [Turn]
    private let limit: Int

    init(_ text: String) throws {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard let last = parts.last, let limit = Int(last) else {
            throw LabError(.usage, "--max-tokens '\(text)': write N or TURN=N")
        }
        if parts.count == 2 {
            guard let turn = Turn(rawValue: parts[0]) else {
                let known = Turn.allCases.map(\.rawValue)
                throw LabError(
                    .usage,
                    "--max-tokens '\(text)': there is no turn '\(parts[0])'; there are "
                        + known.joined(separator: ", ") + Spelling.hint(for: parts[0], among: known))
            }
            turns = [turn]
        } else {
            turns = Turn.allCases
        }
        self.limit = limit
    }

    /// The turns, as a shell completes them; the number is typed.
    static let completion = CompletionKind.list(Turn.allCases.map { $0.rawValue + "=" })

    func apply(to limits: inout [Turn: Int]) {
        for turn in turns { limits[turn] = limit }
    }
}
