import CandorModels
import CandorProviders
import Foundation

extension ModelName {
    /// Refuses a user and a password in a base URL, which becomes part of the results.
    func expectNoSecret() throws {
        guard let baseURL, let parts = URLComponents(string: baseURL) else { return }
        guard parts.user == nil, parts.password == nil else {
            let variable = ProviderModels.keyVariable(for: kind) ?? "the environment"
            throw CommandError(
                .usage, "\(kind):\(rest): leave user and password out of the base URL; a key stands in \(variable)")
        }
    }
}
