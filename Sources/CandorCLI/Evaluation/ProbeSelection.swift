import Candor
import CandorBasics
import CandorLab

/// Probes as `--probe` names them: by name, or by the file of a variation in other words.
struct ProbeSelection {
    /// The probes, in the order of the results.
    let probes: [any Probe]

    /// - Throws: `LabError` for a name that there is not and for two variations of one name in different words, `DataError` for a file
    ///   that is no variation.
    init(_ names: [String]) throws {
        let variations = try Self.variations(names)
        probes = try Probes.with(variations) {
            try Self.known(
                names.map { ProbeWording.isFile($0) ? try ProbeWording(file: $0).name.rawValue : $0 }
            ).compactMap(Probes.named)
        }
    }

    /// The names of known probes, for commands that take no variations.
    /// - Throws: `LabError` for a name that there is not.
    static func known(_ names: [String]) throws -> [ProbeName] {
        let named = Probes.names(names)
        guard let unknown = named.unknown else { return named.known }
        throw LabError(
            .usage,
            "there is no probe '\(unknown)'; there are \(Probes.list)"
                + Spelling.hint(for: unknown, among: Probes.names.map(\.rawValue)))
    }

    /// The variations whose files are named, each once.
    private static func variations(_ names: [String]) throws -> [any Probe] {
        var wordings: [ProbeWording] = []
        for file in names where ProbeWording.isFile(file) {
            let wording = try ProbeWording(file: file)
            guard let twin = wordings.first(where: { $0.name == wording.name }) else {
                wordings.append(wording)
                continue
            }
            guard twin == wording else {
                throw LabError(
                    .usage,
                    "--probe \(file): '\(wording.name.rawValue)' is there twice, in other words; give each a name of its own"
                )
            }
        }
        return try wordings.map { try WordedProbe($0) }
    }
}
