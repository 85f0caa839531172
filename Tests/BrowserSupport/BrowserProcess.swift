import Foundation

/// Chromium as a process, with a pipe to it and one from it.
///
/// With `--remote-debugging-pipe` it listens at descriptor 3 and speaks at descriptor 4. `Process` passes on no more
/// than the three usual ones, so a shell renames them.
struct BrowserProcess: Sendable {
    /// What comes from the browser, in pieces of any length; ends with the browser.
    let output: AsyncStream<Data>

    private let input: FileHandle
    private let source: FileHandle
    private let log: URL
    private let identifier: Int32
    private let endings: AsyncStream<Void>

    private static let renaming = #"exec "$0" "$@" 3<&0 4>&1 </dev/null >/dev/null"#
    private static let options = [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--remote-debugging-pipe",
    ]
    /// A browser that has crashed makes a write fail rather than end the tests.
    private static let brokenPipesAreErrors: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

    /// Starts the browser.
    /// - Parameter folder: Where it keeps its profile.
    init(folder: URL) throws {
        guard let command = Chromium.command else {
            throw BrowserError(while: "starting the browser", reason: Chromium.absence)
        }
        Self.brokenPipesAreErrors
        let (incoming, outgoing) = (Pipe(), Pipe())
        log = folder.appending(path: "log")
        try Data().write(to: log)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments =
            ["-c", Self.renaming, command.path] + Self.options
            + ["--user-data-dir=\(folder.appending(path: "profile").path)"]
        process.standardInput = incoming
        process.standardOutput = outgoing
        let words = try FileHandle(forWritingTo: log)
        process.standardError = words
        let (pieces, piece) = AsyncStream.makeStream(of: Data.self)
        let (endings, ending) = AsyncStream.makeStream(of: Void.self)
        process.terminationHandler = { _ in
            piece.finish()
            ending.yield()
            ending.finish()
        }
        try process.run()
        try words.close()
        outgoing.fileHandleForReading.readabilityHandler = { handle in
            let data = handle.availableData
            if data.isEmpty { handle.readabilityHandler = nil } else { piece.yield(data) }
        }
        self.endings = endings
        output = pieces
        input = incoming.fileHandleForWriting
        source = outgoing.fileHandleForReading
        identifier = process.processIdentifier
    }

    /// What the browser has written about its own state of health, for messages to people.
    var lastWords: String {
        let text = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").suffix(5).joined(separator: "\n")
    }

    /// Sends a message.
    func write(_ message: Data) throws {
        try input.write(contentsOf: message + [0])
    }

    /// Waits until the browser, which has been told to close, has ended. Where the wait is cancelled, force ends it.
    func end() async {
        for await _ in endings { return }
        guard Task.isCancelled else { return }
        // With its children, which `Process` has put into a group with it: they would go on writing into the folder.
        if kill(-identifier, SIGKILL) != 0 { kill(identifier, SIGKILL) }
        // In a task that is not cancelled, as this one is.
        await Task { for await _ in endings {} }.value
    }
}
