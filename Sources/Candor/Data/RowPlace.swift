/// Where a row of a data file stands.
package struct RowPlace: Hashable, Sendable {
    /// The file, as the user named it.
    var file: String
    /// The line on which it begins, from 1.
    var line: Int
    /// Its number in the JSON array that fills the file, from 1; `nil` where rows stand one a line.
    var element: Int?

    /// A name for a row without an id, unique in its file.
    var number: Int { element ?? line }

    /// The error of this row.
    /// - Parameters:
    ///   - field: The field at fault, `nil` where the row as a whole is.
    ///   - reason: What is wrong with it.
    package func bad(_ field: String?, _ reason: String) -> DataError {
        DataError(.badRow, file: file, line: line, element: element, field: field, reason: reason)
    }

    package init(file: String, line: Int, element: Int? = nil) {
        self.file = file
        self.line = line
        self.element = element
    }
}
