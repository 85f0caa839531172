import Candor
import CandorBasics

/// The probes of a plan: names in its file, and mappings where only the words are a probe's own.
///
/// Two lists are equal where the probes have the same names in the same order, and the variations among them the same words.
struct ProbeList: Hashable, Sendable {
    var probes: [any Probe]

    init(_ probes: [any Probe]) {
        self.probes = probes
    }

    /// Reads names of known probes, files of variations, and variations where they stand.
    /// - Throws: `DataError` with the line of what is no probe.
    init(_ node: YAMLDocument) throws {
        var read: [any Probe] = []
        // A variation that stands alone needs no brackets, as a name does not.
        for element in try (try? node.members()) == nil ? node.elements() : [node] {
            let probe = try Self.probe(element)
            guard let twin = read.first(where: { $0.name == probe.name }) else {
                read.append(probe)
                continue
            }
            guard Element(twin) == Element(probe) else {
                throw element.error("probes", "'\(probe.name.rawValue)' is there twice, in other words")
            }
        }
        self.init(read)
    }

    private static func probe(_ element: YAMLDocument) throws -> any Probe {
        guard let name = try? element.text() else { return try WordedProbe(ProbeWording(element)) }
        if let known = Probes.named(ProbeName(rawValue: name)) { return known }
        guard ProbeWording.isFile(name) else {
            let known = Probes.names.map(\.rawValue)
            throw element.error("probes", "there is no probe '\(name)'" + Spelling.hint(for: name, among: known))
        }
        return try WordedProbe(ProbeWording(file: name))
    }

    static func == (left: ProbeList, right: ProbeList) -> Bool {
        left.probes.map(Element.init) == right.probes.map(Element.init)
    }

    func hash(into hasher: inout Hasher) { hasher.combine(probes.map(Element.init)) }

    private enum Element: Hashable, Encodable {
        case named(ProbeName)
        case worded(ProbeWording)

        init(_ probe: any Probe) {
            self = (probe as? WordedProbe).map { .worded($0.wording) } ?? .named(probe.name)
        }

        func encode(to encoder: any Encoder) throws {
            switch self {
            case .named(let name): try name.encode(to: encoder)
            case .worded(let wording): try wording.encode(to: encoder)
            }
        }
    }
}

extension ProbeList: Encodable {
    /// Writes names, and variations with their words, so that the file is complete.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        for probe in probes { try container.encode(Element(probe)) }
    }
}
