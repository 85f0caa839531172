import Foundation

/// Real data beside the package, which it does not ship: tests read it where it is and are skipped where it is not.
/// ``Excerpt`` holds rows in the same formats that are always there.
package enum SharedData {
    private static let folder = Project.root.deletingLastPathComponent().appending(path: "shared/data")
    /// Why a test is skipped.
    package static let absence = "the published data are not beside the package (../shared/data)"

    /// The path of a file, for example `sycophancy-eval/feedback.jsonl`.
    package static func path(_ name: String) -> String { folder.appending(path: name).path }

    /// Whether a file is there.
    package static func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }
}
