import Foundation
import Testing

/// `candor study serve` as a process of its own.
struct Serving: Sendable {
    private let process: Process
    private let ended: AsyncStream<Void>
    /// Where it serves.
    let address: String

    /// Starts to serve a study of a working folder, and waits until it is reached.
    init(_ work: WorkFolder, _ arguments: [String]) async throws {
        let process = Process()
        process.executableURL = try Command.executable
        process.arguments = ["study", "serve"] + arguments + ["--port", "0"]
        process.currentDirectoryURL = work.candor.folder
        process.standardInput = FileHandle.nullDevice
        let output = Pipe()
        process.standardOutput = output
        let (pieces, piece) = AsyncStream.makeStream(of: String.self)
        output.fileHandleForReading.readabilityHandler = { handle in
            let bytes = handle.availableData
            if bytes.isEmpty {
                handle.readabilityHandler = nil
                piece.finish()
            } else {
                piece.yield(String(decoding: bytes, as: UTF8.self))
            }
        }
        let (ended, end) = AsyncStream.makeStream(of: Void.self)
        process.terminationHandler = { _ in end.finish() }
        try process.run()
        var text = ""
        for await piece in pieces {
            text += piece
            if text.contains("\n") { break }
        }
        let port = text.prefix { $0 != "\n" }.split(separator: ":").last.flatMap { Int($0) }
        address = "http://127.0.0.1:\(try #require(port, "\(text)"))"
        self.process = process
        self.ended = ended
    }

    /// Sends a signal and waits until it has ended.
    /// - Returns: The exit status, or the signal's number, negated.
    func end(by signal: Int32) async -> Int32 {
        send(signal)
        for await _ in ended {}
        return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    }

    /// Sends a signal.
    func send(_ signal: Int32) { kill(process.processIdentifier, signal) }
}
