import Foundation

/// ArviZ in the Python that this machine calls `python3`, where it is there.
enum PythonArviz {
    static let isThere =
        run("from importlib.util import find_spec; raise SystemExit(find_spec('arviz') is None)", []) != nil

    /// Runs a program.
    /// - Returns: What it printed; nil if it failed.
    static func run(_ program: String, _ arguments: [String]) -> String? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-W", "ignore", "-c", program] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
    }
}
