import Foundation

/// Python on this machine.
package enum Python {
    /// The one with vl-convert, where Scripts/dependencies has installed it.
    package static let withCharts: URL? = Project.installed("python/bin/python").flatMap {
        FileManager.default.isExecutableFile(atPath: $0.path) ? $0 : nil
    }

    /// Whether what this machine calls `python3` finds a module.
    package static func has(_ module: String) -> Bool {
        run("from importlib.util import find_spec; raise SystemExit(find_spec('\(module)') is None)", []) != nil
    }

    /// Runs a program in what this machine calls `python3`.
    /// - Parameters:
    ///   - program: The program's text.
    ///   - arguments: What the program finds in `sys.argv` behind its own name.
    /// - Returns: What it printed; nil if it failed or if there is no Python.
    package static func run(_ program: String, _ arguments: [String]) -> String? {
        guard let ending = try? Tool.run(["python3", "-W", "ignore", "-c", program] + arguments), ending.status == 0
        else { return nil }
        return ending.output
    }
}
