import Candor

extension [Dataset] {
    /// What of data decides what is found with them: names, probes and hashes.
    var identity: String { map { "\($0.name) \($0.probe.rawValue) \($0.sha256)" }.joined(separator: "\n") }
}
