extension MisconceptionResponses: Codable {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case kind, policy, pm, judge, data, limit, draws
        case baselineFile = "baseline"
        case promptsFile = "prompts"
        case difficultyFile = "difficulty"
        case difficultyModel = "difficulty_model"
        case temperature
        case maxTokens = "max_tokens"
        case seed, parallel
        case failsFast = "fail_fast"
        case retriesRefused = "retry_refused"
        case out, store
    }

    /// Reads a plan as a file of it is read, unknown keys refused.
    /// - Throws: `DataError`, whose lines count in the value written as JSON.
    public init(from decoder: any Decoder) throws {
        try self.init(checked: ExperimentFile(from: decoder))
    }

    package init(_ file: ExperimentFile) throws {
        let root = file.root
        self.init(policy: try file.name(root.require("policy"), of: "policy"))
        pm = try root["pm"].map { try file.name($0, of: "pm") }
        try root["judge"].map { judge = try $0.text() }
        data = try root["data"]?.text()
        limit = try root["limit"].map { try file.number($0, .limit) }
        try root["draws"].map { draws = try file.number($0, .draws) }
        baselineFile = try root["baseline"]?.text()
        promptsFile = try root["prompts"]?.text()
        difficultyFile = try root["difficulty"]?.text()
        difficultyModel = try root["difficulty_model"]?.text()
        try root["temperature"].map { temperature = try $0.number() }
        try root["max_tokens"].map { maxTokens = try file.number($0, .maxTokens) }
        try file.seed().map { seed = $0 }
        try root["parallel"].map { parallel = try file.number($0, .parallel) }
        try root["fail_fast"].map { failsFast = try $0.flag() }
        try root["retry_refused"].map { retriesRefused = try $0.flag() }
        out = try root["out"]?.text()
        store = try root["store"]?.text()
    }

    /// Writes what differs from the defaults.
    public func encode(to encoder: any Encoder) throws {
        let plain = MisconceptionResponses(policy: policy)
        var container = encoder.container(keyedBy: CodingKeys.self)
        func put<Value: Encodable & Equatable>(_ key: CodingKeys, _ field: KeyPath<Self, Value>) throws {
            guard self[keyPath: field] != plain[keyPath: field] else { return }
            try container.encode(self[keyPath: field], forKey: key)
        }
        try container.encode(Self.kind, forKey: .kind)
        try container.encode(policy, forKey: .policy)
        try put(.pm, \.pm)
        try put(.judge, \.judge)
        try put(.data, \.data)
        try put(.limit, \.limit)
        try put(.draws, \.draws)
        try put(.baselineFile, \.baselineFile)
        try put(.promptsFile, \.promptsFile)
        try put(.difficultyFile, \.difficultyFile)
        try put(.difficultyModel, \.difficultyModel)
        try put(.temperature, \.temperature)
        try put(.maxTokens, \.maxTokens)
        try put(.seed, \.seed)
        try put(.parallel, \.parallel)
        try put(.failsFast, \.failsFast)
        try put(.retriesRefused, \.retriesRefused)
        try put(.out, \.out)
        try put(.store, \.store)
    }
}
