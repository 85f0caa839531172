import CandorModels
import Foundation

/// The files that ship with the server: templates, style sheet, script.
let shippedFiles = ShippedFiles(Bundle.module) { name in
    ServerError(.brokenInstallation, reason: "\(name), which ships with Candor, cannot be read")
}
