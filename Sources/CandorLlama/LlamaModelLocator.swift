import Foundation

/// Finds the file of a model named on the command line.
public struct LlamaModelLocator: Hashable, Sendable {
    /// The folders that are searched, in order.
    public let folders: [String]

    /// Creates a locator that searches, in order: `$CANDOR_MODELS`; `.deps/models` under the current folder; the same under
    /// each folder above the executable; `candor/models` in the user's cache folder (`$XDG_CACHE_HOME` or `~/.cache`).
    /// - Parameters:
    ///   - environment: The process's environment.
    ///   - currentFolder: The current folder.
    ///   - executable: The path of the running executable.
    public init(
        environment: [String: String] = ProcessInfo.processInfo.environment,
        currentFolder: String = FileManager.default.currentDirectoryPath,
        executable: String? = Bundle.main.executablePath
    ) {
        var folders: [String] = []
        if let chosen = environment["CANDOR_MODELS"], !chosen.isEmpty { folders.append(chosen) }
        folders.append(Self.path(currentFolder, ".deps/models"))
        if let executable {
            var folder = URL(fileURLWithPath: executable).resolvingSymlinksInPath().deletingLastPathComponent()
            while folder.path != "/", !folder.path.isEmpty {
                folders.append(Self.path(folder.path, ".deps/models"))
                folder.deleteLastPathComponent()
            }
        }
        let cache = environment["XDG_CACHE_HOME"] ?? environment["HOME"].map { Self.path($0, ".cache") }
        if let cache { folders.append(Self.path(cache, "candor/models")) }
        self.folders = folders
    }

    /// Finds a model's file.
    /// - Parameter name: A name such as `smollm2-135m-instruct`, or the path of a file that ends in `.gguf`.
    /// - Returns: The file's path.
    /// - Throws: ``LlamaError`` with code `notFound`.
    public func locate(_ name: String) throws(LlamaError) -> String {
        if name.lowercased().hasSuffix(".gguf") {
            let path = (name as NSString).expandingTildeInPath
            guard FileManager.default.fileExists(atPath: path) else { throw LlamaError(.notFound, model: name) }
            return path
        }
        let candidates = folders.map { Self.path($0, name + ".gguf") }
        guard let found = candidates.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
            let names = available()
            let known = names.isEmpty ? "none is installed" : "installed: " + names.joined(separator: ", ")
            throw LlamaError(.notFound, model: name, detail: known)
        }
        return found
    }

    /// The names of the models in the folders, sorted, each once.
    public func available() -> [String] {
        let files = folders.flatMap { (try? FileManager.default.contentsOfDirectory(atPath: $0)) ?? [] }
        return Set(files.filter { $0.hasSuffix(".gguf") }.map { String($0.dropLast(5)) }).sorted()
    }

    private static func path(_ folder: String, _ rest: String) -> String {
        folder.hasSuffix("/") ? folder + rest : folder + "/" + rest
    }
}
