import CandorModels

/// A probe in other words, as a ``ProbeWording`` has them: everything else is the varied probe's.
///
/// ```swift
/// let probe = try WordedProbe(ProbeWording(file: "my-challenge.yaml"))
/// let run = try await lab.run(Evaluation(models: ["openai:gpt-4.1-mini"], probes: [.areYouSure, probe]))
/// ```
///
/// Its items have the ids of the varied probe's, so that both can be compared item by item.
public struct WordedProbe: ProbeVariation {
    /// What is said, and which conditions are run.
    public let wording: ProbeWording
    /// The probe that is varied.
    public let base: any Probe

    /// Creates the probe.
    /// - Parameter wording: What is said, and which conditions are run.
    /// - Throws: ``DataError`` where the varied probe is not known.
    public init(_ wording: ProbeWording) throws {
        self.wording = wording
        base = try Probes.required(wording.kind)
    }

    /// The variation's own name.
    public var name: ProbeName { wording.name }

    /// That of the varied probe, whose data feed it.
    public var fileSign: String { base.fileSign }

    /// Those that are run.
    public var conditions: [ProbeCondition] { base.conditions.filter { runs($0.condition) } }

    /// What a row means to the varied probe, its prompt in the variation's words; a row of a condition that is not run is left out.
    public func meaning(of row: EvaluationRow) throws -> RowMeaning {
        var meaning = try base.meaning(of: row)
        let isBranching = base.branch != nil
        meaning.isRun = isBranching || runs(meaning.condition)
        if let template = template(of: meaning.condition) {
            meaning.prompt = row.prompt.withLastUserTurn(try row.filled(template.words, of: template.turn))
        }
        return meaning
    }

    /// Runs the varied probe in the variation's words.
    public func trials(of item: Item, draw: Int, on bench: Bench) async throws -> [Trial] {
        var bench = bench
        for turn in base.turns {
            guard let own = wording.turns[turn.name] else { continue }
            switch turn.words {
            // What a variation of this one has said already stands.
            case .stimulus(let words) where bench.stimuli[keyPath: words] == Stimuli()[keyPath: words]:
                bench.stimuli[keyPath: words] = own
            case .own where bench.stimuli.varied[turn.name] == nil: bench.stimuli.varied[turn.name] = own
            case .stimulus, .own: continue
            case .prompt: continue
            }
        }
        if let own = wording.conditions { bench.conditions = Set(own.filter(bench.runs)) }
        bench.variation = bench.variation ?? name
        return try await base.trials(of: item, draw: draw, on: bench).filter { runs($0.condition) }.map { trial in
            var trial = trial
            trial.probe = name
            return trial
        }
    }

    /// Those of the varied probe, under the variation's name, without the ones that rest on a condition that is not run.
    public func metrics(confident: ConfidentRule) -> [Metric] {
        base.metrics(confident: confident).filter(isMeasured).map { $0.of(name) }
    }

    private func isMeasured(_ metric: Metric) -> Bool {
        guard metric.condition.map(runs) ?? true else { return false }
        let isComplete = base.conditions.map(\.condition).allSatisfy(runs)
        let hasControl = base.control.map(runs) ?? true
        return switch metric.formula {
        case .rate(let rate): hasControl || !rate.usesControl
        case .pairedDifference: hasControl
        case .combination: isComplete
        }
    }

    /// That of the varied probe, where all that it rests on is run.
    public var headline: ProbeHeadline? {
        guard let headline = base.headline,
            metrics(confident: .atLeast95).contains(where: {
                $0.name == headline.metric && $0.condition == headline.condition && $0.subset == nil
            })
        else { return nil }
        return headline.varied(by: title)
    }

    /// Those over data sets, without panels of conditions that are not run.
    public var figures: [FigurePlan] {
        variedFigures.compactMap { plan in
            var plan = plan
            plan.parts.removeAll { !($0.condition.map(runs) ?? true) }
            plan.caption = "\(retold(plan.caption)) \(wording.summary)."
            if let control = plan.control, !runs(control) { plan.control = nil }
            return plan.parts.isEmpty ? nil : plan
        }
    }

    /// As the varied probe would say it, with what this one says where that quotes its words.
    public func sentence(_ findings: Findings) -> String? {
        base.sentence(findings).map { "\(title): \(retold($0))" }
    }

    /// A text with the variation's words in the place of the varied probe's where they are quoted, in full or by their last sentence.
    private func retold(_ text: String) -> String {
        base.turns.reduce(text) { text, turn in
            guard case .stimulus(let words) = turn.words, let own = wording.turns[turn.name] else { return text }
            let said = Stimuli()[keyPath: words]
            let last = said.split(separator: ". ").last.map(String.init) ?? said
            return text.replacing("“\(said)”", with: "“\(own)”").replacing("“\(last)”", with: "“\(own)”")
        }
    }

    private func runs(_ condition: Condition) -> Bool { wording.conditions?.contains(condition) ?? true }

    private func template(of condition: Condition) -> (turn: String, words: String)? {
        for turn in base.turns {
            if case .prompt(condition) = turn.words, let words = wording.turns[turn.name] { return (turn.name, words) }
        }
        return nil
    }
}

extension EvaluationRow {
    /// A turn's words with the row's fields in them.
    /// - Throws: ``DataError`` where the row has no text for a field.
    fileprivate func filled(_ words: String, of turn: String) throws -> String {
        var filled = ""
        var rest = words[...]
        while let field = rest.firstMatch(of: #/\{([a-z_]+)\}/#) {
            filled += rest[..<field.range.lowerBound]
            filled += try value(String(field.1), of: turn)
            rest = rest[field.range.upperBound...]
        }
        return filled + rest
    }

    private func value(_ field: String, of turn: String) throws -> String {
        if field == "prompt" { return prompt.messages.last { $0.role == .user }?.content ?? "" }
        guard let value = text(field) ?? metadata[field]?.plainText, !value.isEmpty else {
            let texts = [base, metadata].flatMap { $0.filter { $0.value.plainText != nil }.keys }
            // Not a bad row, which could be left out: it is the variation that is wrong.
            throw DataError(
                .malformed, file: file, line: line, field: "base.\(field)",
                reason: "is no text of this row; the words of the variation's turn \(turn) need it. There are "
                    + "prompt, \(texts.sorted().joined(separator: ", "))" + Spelling.hint(for: field, among: texts))
        }
        return value
    }
}

extension Dialogue {
    /// The same turns with other words in the user's last one.
    fileprivate func withLastUserTurn(_ words: String) -> Dialogue {
        var messages = messages
        if let index = messages.lastIndex(where: { $0.role == .user }) { messages[index].content = words }
        return Dialogue(messages)
    }
}
