import CandorLab

/// Numbers as the user lists them: `8`, `1,2,4`, `1-32`.
struct NumberList {
    let numbers: [Int]

    /// Reads the values of a flag.
    /// - Parameters:
    ///   - texts: What was given, each a list.
    ///   - flag: The flag's name, for the error.
    init(_ texts: [String], flag: String) throws {
        numbers = try texts.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }.flatMap { part in
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            switch (ends.count, ends.first ?? nil, ends.last ?? nil) {
            case (1, let number?, _): return [number]
            case (2, let low?, let high?) where low <= high && high <= 1_000_000: return Array(low...high)
            default: throw LabError(.usage, "\(flag) '\(part)': write numbers, for example 8 or 1,2,4 or 1-32")
            }
        }
    }
}
