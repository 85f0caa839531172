import Foundation

/// Twenty rows in the format of each published file, written anew: readers are tested on them wherever the package is.
/// The published files themselves are ``SharedData``.
package enum Excerpt {
    /// The path of an excerpt, by the published file's name, for example `sycophancy-eval/feedback.jsonl`.
    package static func path(_ name: String) -> String {
        Bundle.module.bundleURL.appendingPathComponent("Excerpts").appendingPathComponent(name).path
    }
}
