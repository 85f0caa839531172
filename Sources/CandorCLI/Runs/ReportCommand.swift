import ArgumentParser
import Candor
import CandorLab
import CandorReport
import Foundation

/// `candor report`
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Write a run's report, or its figures and tables for a paper.",
        discussion: """
            RUN is a run's id, 'latest', or the folder of a run, of any kind (candor runs lists them). A kind without a page
            is shown on the terminal.

            EXAMPLES
              candor report latest --open
              candor report latest --figures all
              candor report out/ --format svg --format csv --out figures/
              candor report latest --gold labelled.jsonl
            """)

    @Argument(help: "A run's id, 'latest', or the folder of a run.", completion: .runs)
    var run: String = "latest"
    @Flag(help: "Open the report in the browser.")
    var open = false
    @Option(help: "Write figures and tables instead of the page; may be repeated.")
    var format: [Choice<ExportFormat>] = []
    @Option(help: "Which of the paper's figures: main (1-4) or all (10-17 too).")
    var figures = Choice(FigureSelection.main)
    @Option(help: "Correct rates by verdicts on a sample of the run's trials.", completion: .file())
    var gold: String?
    @Flag(help: "Correct by --gold even if its verdicts agree with the judge's no better than chance.")
    var force = false
    @Option(help: "Count first answers as confident above this percentage, instead of as the run did.")
    var confidentAbove: Double?
    @Option(help: "Compute intervals by resampling items this many times.")
    var bootstrap: Int?
    @Option(help: "Where to write. Default: the run's folder.", completion: .directory)
    var out: String?
    @OptionGroup var store: StoreOptions

    func validate() throws {
        try Quantity.bootstrap.expect(bootstrap)
        guard confidentAbove.map({ (0...100).contains($0) }) ?? true else {
            throw ValidationError("--confident-above must be a percentage from 0 to 100")
        }
    }

    func run() async throws {
        let selection = try figures.value(of: "--figures")
        let formats = try ExportFormat.parsed(format)
        let page =
            switch try await RunReference(text: self.run, store: store.path).find() {
            case .probes(let run): try await run.reading { try await report(run, selection, formats) }
            case .other(let found): try await report(found, selection, formats)
            }
        if open, let page { try openInBrowser(page) }
    }

    private func report(_ run: Run, _ selection: FigureSelection, _ formats: [ExportFormat]) async throws -> URL {
        var run = run
        try Recomputation(gold: gold, forcesGold: force, confidentAbove: confidentAbove, bootstrap: bootstrap)
            .apply(to: &run)
        let folder = out.map { RunFolder(URL(fileURLWithPath: $0)) } ?? run.folder
        if formats.isEmpty {
            try await folder.write(run.results, run.trials, options: ReportOptions(figures: selection))
            Summary(results: run.results, report: folder.report).show()
        }
        for format in formats {
            let exporter = FigureExporter(python: Installation.found().python)
            for file in try await exporter.export(run.results, as: format, figures: selection, into: folder.url) {
                Terminal.output.line(file.relativePath)
            }
        }
        return folder.report
    }

    /// A run without probes: its kind knows what there is to show. What is asked of numbers is asked of a training's sweep.
    private func report(
        _ found: FoundRun, _ selection: FigureSelection, _ formats: [ExportFormat]
    ) async throws -> URL? {
        guard gold == nil, confidentAbove == nil, bootstrap == nil, selection == .main else {
            if found.kind == .training, let sweep = try await TrainingPage(found, out: out).sweep {
                return try await sweep.reading { try await report(sweep, selection, formats) }
            }
            throw LabError(
                .usage,
                "\(found.name) is of the kind \(found.kind.rawValue): --gold, --confident-above, --bootstrap and --figures are "
                    + "for evaluations")
        }
        guard let kind = found.kind.plan as? any ShownExperiment.Type else {
            throw LabError(
                .usage, "\(found.name) is of the kind \(found.kind.rawValue), which this version does not know")
        }
        return try await kind.report(found, as: formats, out: out)
    }

    private func openInBrowser(_ page: URL) throws {
        #if os(macOS)
            let opener = "open"
        #else
            let opener = "xdg-open"
        #endif
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [opener, page.path]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw LabError(.unavailable, "no browser could be opened; the report is \(page.path)")
        }
    }
}
