/// Names of parameters as columns that every reader of CmdStan's files takes for plain numbers.
///
/// There a dot begins an index (`theta.1`) and two underscores at the end mark the sampler's own columns, so names are
/// made of letters, digits and single underscores at the end, and are told apart by a number where that makes two equal.
struct CmdStanNames {
    /// One column a name, all different.
    let columns: [String]

    init(_ names: [String]) {
        var taken: Set<String> = []
        columns = names.map { name in
            let base = Self.identifier(name)
            var column = base
            var copy = 1
            while !taken.insert(column).inserted {
                copy += 1
                column = "\(base)_\(copy)"
            }
            return column
        }
    }

    /// A name of letters, digits and underscores only, which begins with a letter.
    static func identifier(_ name: String) -> String {
        var result = String(
            name.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") ? $0 : "_" })
        while result.hasSuffix("_") { result.removeLast() }
        return result.first?.isLetter == true ? result : "p_" + result
    }
}
