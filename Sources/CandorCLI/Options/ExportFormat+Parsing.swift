import CandorLab
import CandorReport

extension ExportFormat {
    /// The formats that `--format` names.
    static func parsed(_ names: [Choice<ExportFormat>]) throws -> [ExportFormat] {
        try names.map { try $0.value(of: "--format") }
    }
}
