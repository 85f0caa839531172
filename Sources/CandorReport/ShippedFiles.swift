import CandorModels
import Foundation

/// The files that ship with the report: templates, style sheet, scripts, the paper's values.
let shippedFiles = ShippedFiles(Bundle.module) { name in
    ReportError(
        .brokenInstallation, while: "reading \(name)", reason: "the file that ships with Candor cannot be read")
}
