import Candor
import CandorModels
import Foundation

/// Which environment variable holds the key of each host, as an experiment file says under `key_env`; a name's own `?key-env=` wins.
struct ExperimentKeys {
    private var variables: [String: String] = [:]

    /// Reads a mapping of hosts, with their ports where they have one, to variables.
    /// - Throws: ``DataError`` at the line of what is no host, or no variable.
    init(_ node: YAMLDocument?) throws {
        for (host, value) in try node?.members() ?? [] {
            let variable = try value.text()
            guard !variable.isEmpty, variable.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })
            else {
                throw value.error("key_env.\(host)", "takes the name of an environment variable, not a key")
            }
            guard !host.isEmpty, !host.contains("/"), !host.contains("@") else {
                throw value.error(
                    "key_env.\(host)", "is no host; write it as in the address, for example openrouter.ai")
            }
            variables[host.lowercased()] = variable
        }
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
