import CandorModels
import Foundation

extension ModelName {
    /// Refuses a user and a password in a base URL, which becomes part of the results.
    package func expectNoSecret() throws {
        guard let baseURL, let parts = URLComponents(string: baseURL) else { return }
        guard parts.user == nil, parts.password == nil else {
            let own = Models.of(kind)?.keyVariable.map { " (\($0) is for the provider's own address)" } ?? ""
            throw LabError(
                .usage,
                "\(kind):\(rest): leave user and password out of the base URL; a key stands in a variable that "
                    + "?key-env=VARIABLE behind it names\(own)")
        }
    }
}
