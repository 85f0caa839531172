import Foundation

/// A program of this machine, run to its end.
package enum Tool {
    /// How a program has ended.
    package struct Ending: Sendable {
        /// The exit status.
        package var status: Int32
        /// What it wrote to its standard output.
        package var output: String
    }

    /// Runs a program that is looked for on the search path, without input and without its errors.
    /// - Parameter line: The program's name and its arguments.
    /// - Returns: Where there is no such program, the status of `env`, 127.
    /// - Throws: What starting the process throws.
    package static func run(_ line: [String]) throws -> Ending {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = line
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Ending(status: process.terminationStatus, output: String(decoding: bytes, as: UTF8.self))
    }

    /// Whether a program ends well.
    package static func succeeds(_ line: [String]) -> Bool { (try? run(line))?.status == 0 }
}
