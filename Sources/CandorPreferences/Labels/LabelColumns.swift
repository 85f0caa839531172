/// Which feature is which column of a labels file: those known beforehand in their order, then the others as they appear.
struct LabelColumns {
    /// The features' names by column.
    private(set) var names: [String]
    /// The features that the file has named so far.
    private(set) var isNamed: [Bool]
    private var encoded: [[UInt8]]
    private var index: [String: Int]

    init(known: [String]) {
        names = []
        isNamed = []
        encoded = []
        index = [:]
        for name in known where index[name] == nil { _ = add(name) }
        isNamed = names.map { _ in false }
    }

    /// The column of a feature, a new one if need be.
    mutating func column(of name: String) -> Int {
        let column = index[name] ?? add(name)
        isNamed[column] = true
        return column
    }

    /// Whether a column's name is this, byte by byte; lines mostly name the features in one order, so that a guess saves a
    /// look-up.
    func isColumn(_ column: Int, named bytes: UnsafeBufferPointer<UInt8>.SubSequence) -> Bool {
        column < encoded.count && isNamed[column] && encoded[column].elementsEqual(bytes)
    }

    private mutating func add(_ name: String) -> Int {
        let column = names.count
        names.append(name)
        isNamed.append(true)
        encoded.append(Array(name.utf8))
        index[name] = column
        return column
    }
}
