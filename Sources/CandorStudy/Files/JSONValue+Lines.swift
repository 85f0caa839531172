import CandorModels
import Foundation

extension [JSONValue] {
    /// One value a line, keys sorted, so that the same values give the same bytes.
    func jsonLines() throws -> String {
        try JSONWriter.line.lines(self)
    }
}
