/// A probe that differs from another one in what is said: its conditions, metrics, words and figures are the other's, under a
/// name of its own. One that differs in words alone is a file (``ProbeWording``).
///
/// ```swift
/// struct ThirdPerson: ProbeVariation {
///     let name: ProbeName = "third-person"
///     let base: any Probe = .answer
///
///     func varied(_ prompt: Item.Prompt) -> Item.Prompt {
///         var prompt = prompt
///         for index in prompt.dialogue.messages.indices {
///             prompt.dialogue.messages[index].content.replace("I think", with: "A friend of mine thinks")
///         }
///         return prompt
///     }
/// }
/// ```
///
/// It is fed by the other's data, and its items have the same ids; its trials carry ``Probe/name``, so that its numbers stand
/// beside those of ``base`` and are never mixed with them.
public protocol ProbeVariation: Probe {
    /// What it varies.
    var base: any Probe { get }

    /// A prompt as this probe says it; by default as the other does.
    /// - Parameter prompt: A prompt of an item.
    func varied(_ prompt: Item.Prompt) -> Item.Prompt
}

extension ProbeVariation {
    /// As the probe that it varies says it.
    public func varied(_ prompt: Item.Prompt) -> Item.Prompt { prompt }

    /// Runs the probe that it varies on the varied prompts.
    public func trials(of item: Item, draw: Int, on bench: Bench) async throws -> [Trial] {
        var (item, bench) = (item, bench)
        item.prompts = item.prompts.map(varied)
        bench.variation = bench.variation ?? name
        return try await base.trials(of: item, draw: draw, on: bench).map { trial in
            var trial = trial
            trial.probe = name
            return trial
        }
    }

    /// As for the probe that it varies.
    public func meaning(of row: EvaluationRow) throws -> RowMeaning { try base.meaning(of: row) }

    /// Those of the probe that it varies.
    public var conditions: [ProbeCondition] { base.conditions }

    /// Those of the probe that it varies.
    public var turns: [ProbeTurn] { base.turns }

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
    public var headline: ProbeHeadline? { base.headline?.varied(by: title) }

    /// As of the probe that it varies.
    public var drawMeasure: DrawMeasure? { base.drawMeasure }

    /// Those of the probe that it varies over data sets, without the paper's bars, which are of other words.
    public var figures: [FigurePlan] { variedFigures }

    /// As the probe that it varies would say it.
    public func sentence(_ findings: Findings) -> String? { base.sentence(findings).map { "\(title): \($0)" } }

    var variedFigures: [FigurePlan] {
        base.figures.filter { !$0.isAppendix }.map { plan in
            var plan = plan
            plan.id = "\(name.rawValue)-\(plan.id)"
            plan.title = "\(title): \(plan.title)"
            for index in plan.parts.indices { plan.parts[index].paper = nil }
            return plan
        }
    }
}

extension ProbeHeadline {
    /// The same number of a variation.
    func varied(by title: String) -> ProbeHeadline {
        ProbeHeadline(metric: metric, condition: condition, title: "\(title): \(self.title.lowercased())")
    }
}

extension Probe {
    /// The probe whose data feed it, and whose items it shares: its own, or the one at the root of what it varies.
    package var source: ProbeName { (self as? any ProbeVariation)?.base.source ?? name }
}
