import Foundation

/// A real browser without a window.
struct Chromium {
    /// The browser's command, if one is on the search path.
    static let command: URL? = {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        let applications = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"]
        let names = ["chromium", "chromium-browser", "google-chrome"]
        let candidates = names.flatMap { name in folders.map { "\($0)/\(name)" } } + applications
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0) }.map { URL(fileURLWithPath: $0) }
    }()

    /// Why a test that needs it does nothing.
    static let absence = "no Chromium on this machine: install chromium to see the report in a real browser"

    /// Where the browser keeps its profile, and where pages are.
    var folder: URL

    /// Opens a page and returns its document after its scripts have run.
    func document(of page: String, at fragment: String = "") async throws -> String {
        try await run(["--dump-dom", write(page).absoluteString + fragment]).output
    }

    /// Opens a page and returns its document, and what the browser logs: its console, and what its policy refuses.
    func documentAndLog(of page: String) async throws -> (document: Page, log: String) {
        let (output, log) = try await run(["--enable-logging=stderr", "--dump-dom", write(page).absoluteString])
        return (Page(output), log)
    }

    private func write(_ page: String) throws -> URL {
        let file = folder.appendingPathComponent("report.html")
        try Data(page.utf8).write(to: file)
        return file
    }

    private func run(_ arguments: [String]) async throws -> (output: String, log: String) {
        guard let command = Self.command else { return ("", "") }
        let output = folder.appendingPathComponent("output-\(UUID().uuidString)")
        let log = folder.appendingPathComponent("log-\(UUID().uuidString)")
        for file in [output, log] { try Data().write(to: file) }
        let process = Process()
        process.executableURL = command
        process.arguments =
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                "--user-data-dir=\(folder.appendingPathComponent("profile").path)",
            ] + arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: log)
        let (ends, end) = AsyncStream<Void>.makeStream()
        process.terminationHandler = { _ in end.finish() }
        try process.run()
        for await _ in ends {}
        return (
            String(decoding: try Data(contentsOf: output), as: UTF8.self),
            String(decoding: try Data(contentsOf: log), as: UTF8.self)
        )
    }
}
