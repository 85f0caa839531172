import ArgumentParser
import Candor
import CandorLab

/// What shells complete where it is neither one of a few values nor a file of any kind.
extension CompletionKind {
    /// The probes that the command knows.
    static var probes: CompletionKind { .list(Probes.names.map(\.rawValue)) }
    /// The metrics of these probes.
    static var metrics: CompletionKind { .list(Probes.metrics().map(\.name).uniqued()) }
    /// Who judges: rules and what is known beside them; a model's name has to be typed.
    static var judges: CompletionKind { .list(Judges.all.map(\.name)) }
    /// A run: its folder; an id has to be typed.
    static var runs: CompletionKind { .directory }
    /// Words that providers have for how hard a model reasons.
    static var efforts: CompletionKind { .list(["none", "minimal", "low", "medium", "high"]) }
}
