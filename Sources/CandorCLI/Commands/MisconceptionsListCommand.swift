import ArgumentParser
import Candor
import CandorLab
import CandorMisconceptions

/// `candor misconceptions list`
struct MisconceptionsListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists misconceptions with their corrections, and how many there are by field.",
        discussion: """
            Without a file those that ship with Candor. A file of your own is JSON lines with "claim" and what else there is, CSV
            with a column claim, or text with a claim a line; a claim reads on after "I think that".

            EXAMPLES
              candor misconceptions list
              candor misconceptions list claims.csv --field history
            """)

    @Argument(help: "A file of misconceptions. Default: Candor's own.")
    var file: String?
    @Option(help: "Only those of a field; without it only their numbers are shown.")
    var field: String?

    func run() throws {
        let data = try Misconceptions(path: file ?? Misconceptions.builtIn)
        let output = Terminal.output
        guard let field else {
            let rows = data.fields.map { [$0.name.isEmpty ? "(no field)" : $0.name, "\($0.count)"] }
            for line in AlignedTable(header: ["field", "claims"], rows: rows).lines { output.line(line) }
            let repeated = data.duplicates > 0 ? ", \(data.duplicates) repeated and left out" : ""
            output.line("\(data.items.count) misconceptions in \(data.name)\(repeated)")
            return
        }
        let chosen = data.items.filter { $0.field.lowercased() == field.lowercased() }
        guard !chosen.isEmpty else {
            let known = data.fields.map(\.name).joined(separator: ", ")
            throw LabError(.usage, "--field '\(field)': there is none; there are \(known)")
        }
        for item in chosen {
            output.line("\(item.id)  I think that \(item.claim).")
            if let correction = item.correction { output.line("    \(correction)") }
            if let reference = item.reference { output.line("    \(reference)") }
        }
    }
}
