import Foundation

/// The files that ship with a module, in its folder `Resources`.
package struct ShippedFiles<Failure: Error>: Sendable {
    private let folder: URL
    private let failure: @Sendable (_ name: String) -> Failure

    /// - Parameters:
    ///   - bundle: The module's bundle.
    ///   - failure: What is thrown for a file that cannot be read.
    package init(_ bundle: Bundle, failure: @escaping @Sendable (_ name: String) -> Failure) {
        folder = bundle.bundleURL.appendingPathComponent("Resources")
        self.failure = failure
    }

    /// Reads a file.
    /// - Parameter name: Its path below the resources, for example `Assets/report.css`.
    /// - Throws: The module's error for a broken installation.
    package func text(_ name: String) throws(Failure) -> String {
        do {
            return try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        } catch {
            throw failure(name)
        }
    }
}
