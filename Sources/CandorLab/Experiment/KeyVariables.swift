import Candor
import CandorModels
import Foundation

/// Which environment variable holds the key of each host, as an experiment file says under `key_env`; a name's own `?key-env=` wins.
struct KeyVariables {
    private let variables: [String: String]

    /// - Parameter variables: The variable of each host.
    init(_ variables: [String: String]) {
        self.variables = Dictionary(variables.map { ($0.key.lowercased(), $0.value) }) { $1 }
    }

    /// Reads a mapping of hosts, with their ports where they have one, to variables.
    /// - Throws: `DataError` at the line of what is no host, or no variable.
    static func read(_ node: YAMLDocument?) throws -> [String: String] {
        var variables: [String: String] = [:]
        for (host, value) in try node?.members() ?? [] {
            let variable = try value.text()
            if let reason = fault(host, variable) { throw value.error("key_env.\(host)", reason) }
            variables[host.lowercased()] = variable
        }
        return variables
    }

    /// What cannot be among them, in words.
    var fault: (field: String, reason: String)? {
        variables.sorted { $0.key < $1.key }.lazy.compactMap { host, variable in
            Self.fault(host, variable).map { ("key_env.\(host)", $0) }
        }.first
    }

    private static func fault(_ host: String, _ variable: String) -> String? {
        guard !variable.isEmpty, variable.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }) else {
            return "takes the name of an environment variable, not a key"
        }
        guard !host.isEmpty, !host.contains("/"), !host.contains("@") else {
            return "is no host; write it as in the address, for example openrouter.ai"
        }
        return nil
    }

    /// A name with the variable of its host.
    func keyed(_ name: ModelName) -> ModelName {
        guard let parts = name.baseURL.flatMap({ URLComponents(string: $0) }), let host = parts.host?.lowercased()
        else {
            return name
        }
        let withPort = parts.port.map { variables["\(host):\($0)"] } ?? nil
        return name.keyed(by: withPort ?? variables[host])
    }

    /// A judge's name with the variable of its host; `rules` stays what it is.
    func keyed(judge: String) -> String {
        guard let name = try? ModelName(judge) else { return judge }
        let keyed = keyed(name)
        return "\(keyed.kind):\(keyed.inner)"
    }
}
