/// How responses to misconceptions came about: the content of `respond.json` beside them.
public struct ResponseDescription: Codable, Hashable, Sendable {
    /// The version of Candor.
    public var candor: String
    /// The policy, as the user named it.
    public var policy: String
    /// The preference model that chose among draws and baselines; `nil` where the first ones stand.
    public var pm: String?
    /// Who found which responses refute the claim.
    public var judge: String
    /// The prompt pack's name.
    public var prompts: String
    /// SHA-256 of its bytes, in hexadecimal.
    public var promptsHash: String
    /// The short truthful sentences, in order.
    public var baselines: [String]
    /// The data file's name.
    public var data: String
    /// SHA-256 of its bytes, in hexadecimal.
    public var dataHash: String
    /// How many claims there are.
    public var claims: Int
    /// Claims asked for at most; `nil` for all.
    public var limit: Int?
    /// The draws of the sycophantic policy for each claim.
    public var draws: Int
    /// Their temperature.
    public var temperature: Double
    /// The largest number of tokens of a response.
    public var maxTokens: Int
    /// The seed of the choice of claims, and of models that take one.
    public var seed: UInt64
    /// The model to which claims are difficult; `nil` where that is not known.
    public var difficulty: String?

    /// Describes responses.
    public init(
        candor: String, policy: String, pm: String?, judge: String, prompts: String, promptsHash: String,
        baselines: [String], data: String, dataHash: String, claims: Int, limit: Int?, draws: Int, temperature: Double,
        maxTokens: Int, seed: UInt64, difficulty: String?
    ) {
        self.candor = candor
        self.policy = policy
        self.pm = pm
        self.judge = judge
        self.prompts = prompts
        self.promptsHash = promptsHash
        self.baselines = baselines
        self.data = data
        self.dataHash = dataHash
        self.claims = claims
        self.limit = limit
        self.draws = draws
        self.temperature = temperature
        self.maxTokens = maxTokens
        self.seed = seed
        self.difficulty = difficulty
    }
}
