import CandorLab
import CandorReport

extension ExportFormat {
    /// The formats that `--format` names.
    static func parsed(_ names: [String]) throws -> [ExportFormat] {
        try names.map { name in
            guard let format = ExportFormat(rawValue: name) else {
                throw LabError(.usage, "--format must be png, svg, csv or json")
            }
            return format
        }
    }
}
