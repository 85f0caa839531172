/// A probe that differs from another one in what is said: its conditions, metrics, words and figures are the other's, under a
/// name of its own.
///
/// Its trials carry ``Probe/name``, so that its numbers stand beside those of ``base`` and are never mixed with them.
public protocol ProbeVariation: Probe {
    /// What it varies.
    var base: any Probe { get }
}

extension ProbeVariation {
    /// As for the probe that it varies.
    public func meaning(of row: EvaluationRow) throws -> RowMeaning { try base.meaning(of: row) }

    /// Those of the probe that it varies.
    public var conditions: [ProbeCondition] { base.conditions }

    /// As of the probe that it varies.
    public var hasFewItems: Bool { base.hasFewItems }

    /// As of the probe that it varies.
    public func draws(of item: Item, settings: AssistantSettings, requested: Int) -> Int {
        base.draws(of: item, settings: settings, requested: requested)
    }

    /// Those of the probe that it varies, under its own name.
    public func metrics(confident: ConfidentRule) -> [Metric] {
        base.metrics(confident: confident).map { $0.of(name) }
    }

    /// That of the probe that it varies, without the paper's, which is of other words.
    public var headline: ProbeHeadline? {
        base.headline.map {
            ProbeHeadline(metric: $0.metric, condition: $0.condition, title: "\(title): \($0.title.lowercased())")
        }
    }

    /// As of the probe that it varies.
    public var drawMeasure: DrawMeasure? { base.drawMeasure }
}
