import Foundation
import Testing

/// The real command `candor`, as it was built beside these tests, in a working folder.
struct Command: Sendable {
    /// The working folder; the store and the outputs go there too.
    let folder: URL
    /// What the environment holds besides the usual; no key, address or proxy is taken over from the person who runs the tests.
    var environment: [String: String] = [:]
    /// A command line that the command is given to as further arguments, for example to limit what it may use.
    var wrapper: [String] = []

    /// A command that has been started.
    struct Running: Sendable {
        let process: Int32
        fileprivate let output: URL
        fileprivate let errors: URL
        fileprivate let statuses: AsyncStream<Int32>

        /// Sends a signal.
        func send(_ signal: Int32) { kill(process, signal) }

        /// Waits until it has ended.
        func ending() async throws -> Ending {
            let status = try #require(await statuses.first { _ in true })
            return Ending(
                status: status, output: try String(contentsOf: output, encoding: .utf8),
                errors: try String(contentsOf: errors, encoding: .utf8))
        }
    }

    /// How a command has ended.
    struct Ending: Sendable {
        /// The exit status, or the signal's number, negated.
        var status: Int32
        var output: String
        var errors: String
        /// The lines on standard error.
        var errorLines: [Substring] { errors.split(separator: "\n", omittingEmptySubsequences: false).dropLast() }
    }

    /// Runs the command to its end.
    func callAsFunction(_ arguments: [String]) async throws -> Ending {
        try await start(arguments).ending()
    }

    /// Runs the command to its end.
    func callAsFunction(_ arguments: String...) async throws -> Ending {
        try await start(arguments).ending()
    }

    /// Starts the command.
    func start(_ arguments: [String]) throws -> Running {
        let line = wrapper + [try Self.executable.path] + arguments
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = line
        if wrapper.isEmpty {
            process.executableURL = try Self.executable
            process.arguments = arguments
        }
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment
            .filter { variable in
                !["_API_KEY", "_BASE_URL", "_PROXY"].contains { variable.key.uppercased().hasSuffix($0) }
            }.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        let output = try Self.file(in: folder, "output")
        let errors = try Self.file(in: folder, "errors")
        let handles = [try FileHandle(forWritingTo: output), try FileHandle(forWritingTo: errors)]
        (process.standardOutput, process.standardError) = (handles[0], handles[1])
        let (statuses, continuation) = AsyncStream.makeStream(of: Int32.self)
        process.terminationHandler = { process in
            let status = process.terminationStatus
            continuation.yield(process.terminationReason == .exit ? status : -status)
            continuation.finish()
        }
        try process.run()
        // The child has its own. Left open, those of some 600 commands would be more than Foundation's select() can watch.
        for handle in handles { try handle.close() }
        return Running(process: process.processIdentifier, output: output, errors: errors, statuses: statuses)
    }

    private static func file(in folder: URL, _ name: String) throws -> URL {
        let streams = folder.appending(path: ".streams")
        try FileManager.default.createDirectory(at: streams, withIntermediateDirectories: true)
        let file = streams.appending(path: "\(name)-\(UUID().uuidString)")
        try Data().write(to: file)
        return file
    }

    /// The executable lies beside the test bundle.
    static var executable: URL {
        get throws {
            let bundles = Bundle.allBundles + [Bundle.main]
            let places =
                bundles.flatMap { [$0.bundleURL, $0.bundleURL.deletingLastPathComponent()] }
                + [Bundle.main.executableURL].compactMap { $0?.deletingLastPathComponent() }
            let candidates = places.map { $0.appending(path: "candor") }
            return try #require(
                candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) },
                "the command is built with the tests, by swift build --build-tests")
        }
    }

    /// Whether the sentiment lexicon is where the command looks for it: below a folder above the executable.
    static var hasLexicon: Bool {
        guard let executable = try? executable.resolvingSymlinksInPath() else { return false }
        let folders = sequence(first: executable) { $0.path == "/" ? nil : $0.deletingLastPathComponent() }
        return folders.contains {
            FileManager.default.fileExists(atPath: $0.appending(path: ".deps/share/vader_lexicon.txt").path)
        }
    }
}
