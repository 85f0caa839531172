/// The probes that are found by their names.
///
/// Data files, metrics, comparisons, pages and commands ask here what a name in a trial or a flag stands for. Probes of your own
/// join for as long as something runs:
///
/// ```swift
/// try await Probes.with([ThirdPerson()]) {
///     // data are read, trials are run, numbers and pages are made
/// }
/// ```
public enum Probes {
    /// The probes that come with Candor, in the order of the results.
    public static let builtIn: [any Probe] = [.feedback, .areYouSure, .answer, .mimicry]

    /// The probes that are known, in the order of the results.
    @TaskLocal public static var all: [any Probe] = builtIn

    /// Adds probes for as long as something runs; one of the same name takes the place of another.
    /// - Parameters:
    ///   - own: Probes of your own.
    ///   - isolation: The actor on which `body` runs; the caller's unless another is given.
    ///   - body: What is run.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws.
    public static func with<Result>(
        _ own: [any Probe], isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
    ) async rethrows -> Result {
        try await $all.withValue(joined(own), operation: body)
    }

    /// Adds probes for as long as something runs that does not wait.
    /// - Parameters:
    ///   - own: Probes of your own.
    ///   - body: What is run.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws.
    public static func with<Result>(_ own: [any Probe], _ body: () throws -> Result) rethrows -> Result {
        try $all.withValue(joined(own), operation: body)
    }

    /// The known probes with others in the places of those of the same names, and behind them.
    private static func joined(_ own: [any Probe]) -> [any Probe] {
        let replaced = all.map { probe in own.last { $0.name == probe.name } ?? probe }
        let added = own.map(\.name).filter { named($0) == nil }.uniqued()
        return replaced + added.compactMap { name in own.last { $0.name == name } }
    }

    /// The variations in words among some probes; `nil` for none.
    /// - Parameter names: The probes' names.
    package static func wordings(of names: [ProbeName]) -> [ProbeWording]? {
        let wordings = names.compactMap { (named($0) as? WordedProbe)?.wording }
        return wordings.isEmpty ? nil : wordings
    }

    /// The known names, in the order of the results.
    public static var names: [ProbeName] { all.map(\.name) }

    /// The known names in a line, for help texts and messages.
    package static var list: String { names.map(\.rawValue).joined(separator: ", ") }

    /// The probe of a name; `nil` for a name that is not known.
    /// - Parameter name: The name.
    public static func named(_ name: ProbeName) -> (any Probe)? { all.first { $0.name == name } }

    /// The probe of a name.
    /// - Parameter name: The name.
    /// - Throws: ``DataError`` if there is none.
    package static func required(_ name: ProbeName) throws -> any Probe {
        guard let probe = named(name) else {
            throw DataError(.unknownProbe, file: name.rawValue, reason: "is no probe; there are \(list)")
        }
        return probe
    }

    /// The probes of some names that are known, each once, in the order of the results.
    /// - Parameter names: Names as a user wrote them.
    /// - Returns: The names, or the first one that is not known.
    package static func names(_ names: [String]) -> (known: [ProbeName], unknown: String?) {
        let unknown = names.first { named(ProbeName(rawValue: $0)) == nil }
        return (self.names.filter { names.contains($0.rawValue) }, unknown)
    }

    /// The probes whose responses can be chosen among.
    package static var withDraws: [ProbeName] { all.filter { $0.drawMeasure != nil }.map(\.name) }

    /// The probes that preference models are probed with.
    public static var withAgreement: [ProbeName] { all.filter { $0.agreement != nil }.map(\.name) }

    /// All metrics of all probes.
    package static func metrics(confident: ConfidentRule = .atLeast95) -> [Metric] {
        all.flatMap { $0.allMetrics(confident: confident) }
    }

    /// The conditions of all probes, each once.
    package static var conditions: [Condition] { all.flatMap(\.conditions).map(\.condition).uniqued() }
}
