import ArgumentParser
import Candor
import CandorLab
import CandorStudy
import CandorWeb
import Foundation

/// `candor study`
struct StudyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "study",
        abstract: "Run a human study in the browser: raters compare responses, or answer a judge's questions.",
        discussion: """
            EXAMPLES
              candor study create study.sqlite --pairs responses/responses.jsonl --prolific
              candor study serve study.sqlite --backups backups
              candor study status study.sqlite
              candor study export study.sqlite --out human
            """,
        subcommands: [
            StudyCreateCommand.self, StudyServeCommand.self, StudyStatusCommand.self, StudyExportCommand.self,
            StudySimulateCommand.self,
        ])
}

/// `candor study create`
struct StudyCreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Make a study from a file of pairs or of questions to a judge.",
        discussion: """
            PAIRS is what raters see: the responses.jsonl of candor misconceptions respond, gold rows or the rows of candor
            judge sample (raters then answer the judge's question), preference pairs (hh-rlhf and others), or your own rows,
            as the guide describes. The seed determines who is shown what, on which side.

            The texts for consent, instructions and the end are a starting point: give your own, approved where required.
            The study's links and the researcher's key are printed; candor study status --links prints them again.

            EXAMPLES
              candor study create study.sqlite --pairs responses/responses.jsonl
              candor study create study.sqlite --pairs responses/responses.jsonl --limit 64 --pairs-per-rater 32 --prolific \\
                                               --consent consent.md --completion-code C1A2B3
              candor study create gold.sqlite --pairs sample.jsonl --raters-per-pair 3 --invitations 6
            """)

    @Argument(help: "The study's file, which must not exist yet.", completion: .file())
    var study: String
    @OptionGroup var tasks: StudyTaskOptions
    @OptionGroup var design: StudyDesignOptions
    @Option(help: "The number of invitations to print: links for one rater each.")
    var invitations: Int = 0
    @Option(help: "The address that raters will use, for the printed links.")
    var address: String = "http://127.0.0.1:8080"

    @OptionGroup var store: StoreOptions

    func run() async throws {
        let plan = try plan
        let outcome = try await HumanStudyRun(plan, in: Lab(command: plan.store, progress: NoProgress())).create()
        plan.showNotes(of: outcome)
        outcome.showPlan(address: address)
    }

    private var plan: HumanStudy {
        get throws {
            var plan = HumanStudy(study: study, pairs: tasks.pairs)
            try tasks.apply(to: &plan)
            design.apply(to: &plan)
            (plan.invitations, plan.store) = (invitations, store.store)
            return plan
        }
    }
}

/// `candor study export`
struct StudyExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Export a study's answers and analysis to files, even while it is served.",
        discussion: """
            ratings.jsonl and ratings.csv hold every answer; analysis.json the averages, votes, agreement and raters; gold.jsonl the
            majority's verdicts, which candor judge check and candor report --gold read, if the study was made from a judge's
            questions; pairs.jsonl the shares, which candor pm check reads, if it was made from pairs.

            If the store exists, candor runs then lists the study as ended, and candor report shows it by its id.

            EXAMPLES
              candor study export study.sqlite --out human
              candor report RUN --gold human/gold.jsonl
            """)

    @Argument(help: "The study's file.", completion: .file())
    var study: String
    @Option(help: "The folder to write to.", completion: .directory)
    var out: String = HumanStudy.defaultOut
    @OptionGroup var store: StoreOptions

    func run() async throws {
        let files = try await Study(path: study).export(to: out, in: store.path)
        for line in files { Terminal.output.line(line) }
    }
}

/// `candor study serve`
struct StudyServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve a study until stopped (Ctrl-C); serve it again to resume.",
        discussion: """
            Every answer is on disk before its rater sees the next page. On the open net use TLS: with a certificate
            (--tls-certificate, --tls-key), or behind a proxy that speaks TLS and adds X-Forwarded-For (--behind-proxy).

            EXAMPLES
              candor study serve study.sqlite
              candor study serve study.sqlite --host 0.0.0.0 --port 443 --tls-certificate chain.pem --tls-key key.pem
              candor study serve study.sqlite --behind-proxy --backups backups --backup-every 10
            """)

    @Argument(help: "The study's file.", completion: .file())
    var study: String
    @Option(help: "The address to listen on; 0.0.0.0 for all addresses of this machine.")
    var host: String = "127.0.0.1"
    @Option(help: "The port; 0 for any free one.")
    var port: Int = 8_080
    @Option(help: "A PEM file with the certificate and its chain.", completion: .file())
    var tlsCertificate: String?
    @Option(help: "A PEM file with the certificate's private key.", completion: .file())
    var tlsKey: String?
    @Flag(help: "Trust X-Forwarded-For, added by your own proxy, which speaks TLS in front of the server.")
    var behindProxy = false
    @Option(
        help: """
            Maximum people from one address who came by the public link and are at the beginning, that is, have agreed but \
            not yet answered a pair. Others wait.
            """)
    var beginnersPerAddress: Int = 40
    @Option(
        help: "Write backups to this folder while the study is served; the ten newest are kept.",
        completion: .directory)
    var backups: String?
    @Option(help: "Minutes between backups.")
    var backupEvery: Double = 10

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port must be from 0 to 65535") }
        try Quantity.beginners.expect(beginnersPerAddress)
        guard (tlsCertificate == nil) == (tlsKey == nil) else {
            throw ValidationError("--tls-certificate and --tls-key belong together")
        }
        guard backupEvery > 0, backupEvery <= 10_080 else {
            throw ValidationError("--backup-every must be minutes, above 0 and at most 10080, a week")
        }
    }

    func run() async throws {
        OpenFiles.allowMore()
        let opened = try Study(path: study)
        do {
            try await StudyServer(opened, options: options).run { port in
                let scheme = tlsCertificate == nil ? "http" : "https"
                Terminal.output.line("Serving \(study) at \(scheme)://\(host):\(port)")
                StudyLinks(study: opened, address: "\(scheme)://\(host):\(port)").show(raters: [], withKey: false)
            }
        } catch let error as ServerError where error.code == .address {
            throw ServerError(.address, reason: error.reason + "; see --host and --port")
        }
    }

    private var options: ServerOptions {
        var certificate: ServerOptions.Certificate?
        if let tlsCertificate, let tlsKey { certificate = .init(certificate: tlsCertificate, key: tlsKey) }
        return ServerOptions(
            host: host, port: port, certificate: certificate, isBehindProxy: behindProxy,
            backups: backups.map { ServerOptions.Backups(folder: $0, interval: backupEvery * 60) },
            limits: ServerLimits(beginnersPerAddress: beginnersPerAddress))
    }
}

/// `candor study status`
struct StudyStatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show a study's progress and its results so far, even while it is served.",
        discussion: """
            Shows answers by group, average and majority with 95% intervals that resample raters and tasks, agreement
            (Krippendorff's α, Fleiss' κ), each rater, and how many raters would have been needed.

            EXAMPLES
              candor study status study.sqlite
              candor study status study.sqlite --links --address https://study.example.org
            """)

    @Argument(help: "The study's file.", completion: .file())
    var study: String
    @Flag(help: "Print the links and the researcher's key again.")
    var links = false
    @Option(help: "The address that raters use, for the printed links.")
    var address: String = "http://127.0.0.1:8080"

    func run() async throws {
        let opened = try Study(path: study)
        let state = try opened.state()
        try StudyOverview(state: state, record: opened.record).showAll()
        if links { StudyLinks(study: opened, address: address).show(raters: state.raters) }
    }
}
