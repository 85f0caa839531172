import ArgumentParser
import Candor
import CandorBasics
import CandorLab
import Foundation

/// `candor data`
struct DataCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "data",
        abstract: "List the built-in suites, fetch published data, check a data file.",
        discussion: """
            EXAMPLES
              candor data list
              candor data get sycophancy-eval
              candor data check path/to/sycophancy-eval
            """,
        subcommands: [DataListCommand.self, DataGetCommand.self, DataCheckCommand.self],
        defaultSubcommand: DataListCommand.self)
}

/// `candor data list`
struct DataListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the built-in suites and what can be fetched.",
        discussion: """
            EXAMPLES
              candor data list
            """)

    func run() throws {
        let output = Terminal.output
        output.line("Built-in suites (give the name to --data):")
        for file in DatasetLoader.builtInSuites {
            let suite = try Dataset(path: file)
            let name = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
            let padded = name + String(repeating: " ", count: max(1, 32 - name.count))
            output.line("  \(padded)\(suite.probe.rawValue): \(suite.items.count) items, \(suite.rows) prompts")
        }
        output.line("To be fetched (candor data get NAME):")
        for source in PublishedData.all { output.line("  \(source.name)  \(source.about)") }
    }
}

/// `candor data check`
struct DataCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check data files: show what is in them, and every row that cannot be used.",
        discussion: """
            If no row of a file can be used, the first reason of each kind is shown with its number of rows. Files are
            JSON Lines or a JSON array in the published format; Documentation/data.md has examples.

            EXAMPLES
              candor data check path/to/sycophancy-eval
              candor data check rows.jsonl --probe answer
            """)

    @Argument(help: "Files, folders or built-in suites.", completion: .file())
    var paths: [String]
    @Option(help: "The probe for the file, if neither its name nor its metadata says.", completion: .probes)
    var probe: String?

    func run() throws {
        let probes = try probe.map { try ProbeSelection.known([$0]) } ?? Probes.names
        var unusable: [DataError] = []
        let datasets = try DatasetLoader(probes: probes, badRows: .skip).load(paths) { unusable.append($0) }
        for set in datasets {
            let conditions = Dictionary(grouping: set.items.flatMap(\.prompts), by: \.condition)
            let counts = Probes.conditions.compactMap { condition in
                conditions[condition].map { "\(condition.rawValue) \($0.count)" }
            }
            Terminal.output.line(
                "\(set.name): \(set.probe.rawValue), \(set.rows) rows, \(set.duplicates) duplicates, "
                    + "\(set.items.count) items; \(counts.joined(separator: ", "))")
            for error in set.skipped + set.readings { Terminal.output.line("  " + (error.errorDescription ?? "")) }
        }
        if let last = unusable.popLast() {
            for error in unusable { Terminal.error.line("candor: " + Failure.text(of: error)) }
            throw last
        }
        guard datasets.allSatisfy(\.skipped.isEmpty) else { throw ExitCode(ExitStatus.data.rawValue) }
    }
}

/// `candor data get`
struct DataGetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "get",
        abstract: "Fetch published data.",
        discussion: """
            EXAMPLES
              candor data get sycophancy-eval
              candor eval --model openai:gpt-4.1-mini --data sycophancy-eval
            """)

    @Argument(help: "What to fetch; candor data list names it.", completion: .list(PublishedData.all.map(\.name)))
    var name: String
    @Option(help: "The folder to write to. Default: the data's name.", completion: .directory)
    var out: String?
    @Option(help: "Fetch from this address instead of the publisher's, for mirrors.")
    var base: String?

    func run() async throws {
        guard let source = PublishedData.all.first(where: { $0.name == name }) else {
            let known = PublishedData.all.map(\.name)
            throw LabError(
                .usage,
                "there is no data '\(name)' to fetch; there is \(known.joined(separator: ", "))"
                    + Spelling.hint(for: name, among: known))
        }
        try await source.fetch(into: URL(fileURLWithPath: out ?? source.name), from: base) { file, bytes in
            Terminal.output.line("\(file.relativePath): \(bytes) bytes")
        }
    }
}
