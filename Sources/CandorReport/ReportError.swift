import CandorModels
import Foundation

/// Why a report, a figure or a table could not be made.
public struct ReportError: Error, Hashable, Sendable {
    /// What kind of thing went wrong.
    public enum Code: String, Hashable, Sendable {
        /// A file that ships with Candor is missing or damaged.
        case brokenInstallation
        /// The results hold no estimate and no trial: there is nothing to show.
        case nothingToShow
        /// Python with vl-convert, which draws PNG and SVG, is not installed.
        case rendererMissing
        /// Python with vl-convert was started and failed.
        case rendererFailed
        /// A file could not be written.
        case unwritable
    }

    /// What kind of thing went wrong.
    public var code: Code
    /// What was being done, for example `rendering figure 1`.
    public var activity: String
    /// What went wrong, in the words of whoever noticed.
    public var reason: String

    /// Creates an error.
    /// - Parameters:
    ///   - code: What kind of thing went wrong.
    ///   - activity: What was being done.
    ///   - reason: What went wrong.
    public init(_ code: Code, while activity: String, reason: String) {
        self.code = code
        self.activity = activity
        self.reason = reason
    }

    /// What to do next, where anything helps.
    public var remedy: String? {
        switch code {
        case .brokenInstallation: "build Candor again"
        case .nothingToShow: nil
        case .rendererMissing: "run Scripts/dependencies, or choose the formats csv or json, which need nothing"
        case .rendererFailed: "run Scripts/dependencies to install the renderer anew"
        case .unwritable: "check that the folder exists, may be written to and has room"
        }
    }
}

extension ReportError: CandorError {
    /// `activity: reason; remedy`.
    public var errorDescription: String? {
        "\(activity): \(reason)" + (remedy.map { "; \($0)" } ?? "")
    }

    /// What a command that it ends exits with.
    public var exitStatus: ExitStatus? { .cannotCreate }
}
