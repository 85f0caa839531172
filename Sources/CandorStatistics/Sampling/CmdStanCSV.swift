/// Draws as CmdStan writes them, one text a chain, which ArviZ (`from_cmdstan`), cmdstanr, posterior and many others read
/// (CmdStan User's Guide, "Stan CSV file format"). Numbers are written so that they are read back exactly.
public struct CmdStanCSV: Hashable, Sendable {
    /// The draws.
    public let draws: PosteriorDraws
    /// How they were made.
    public let settings: SamplerSettings
    /// What the model is called, in the header.
    public let model: String

    /// Creates a writer.
    /// - Parameters:
    ///   - draws: The draws.
    ///   - settings: How they were made.
    ///   - model: What the model is called, in the header; what is neither letter nor digit becomes an underscore.
    public init(_ draws: PosteriorDraws, settings: SamplerSettings, model: String = "model") {
        self.draws = draws
        self.settings = settings
        self.model = CmdStanNames.identifier(model)
    }

    /// One text a chain, in their order.
    public var texts: [String] {
        draws.chains.enumerated().map { index, chain in
            header(chain: index + 1) + columns + adaptation(chain) + rows(chain)
        }
    }

    private var columns: String {
        let statistics = [
            "lp__", "accept_stat__", "stepsize__", "treedepth__", "n_leapfrog__", "divergent__", "energy__",
        ]
        return (statistics + CmdStanNames(draws.names).columns).joined(separator: ",") + "\n"
    }

    private func header(chain: Int) -> String {
        """
        # stan_version_major = 2
        # stan_version_minor = 36
        # stan_version_patch = 0
        # model = \(model)
        # method = sample (Default)
        #   sample
        #     num_samples = \(settings.draws)
        #     num_warmup = \(settings.warmup)
        #     save_warmup = 0
        #     thin = 1 (Default)
        #     adapt
        #       engaged = \(settings.warmup > 0 ? 1 : 0)
        #       gamma = 0.05
        #       delta = \(settings.targetAcceptance)
        #       kappa = 0.75
        #       t0 = 10
        #       init_buffer = 75
        #       term_buffer = 50
        #       window = 25
        #     algorithm = hmc (Default)
        #       hmc
        #         engine = nuts (Default)
        #           nuts
        #             max_depth = \(settings.maximumTreeDepth)
        #         metric = \(settings.metric == .diagonal ? "diag_e" : "dense_e")
        #     num_chains = 1 (Default)
        # id = \(chain)
        # random
        #   seed = \(settings.seed)

        """
    }

    private func adaptation(_ chain: PosteriorDraws.Chain) -> String {
        """
        # Adaptation terminated
        # Step size = \(chain.stepSize)

        """
    }

    private func rows(_ chain: PosteriorDraws.Chain) -> String {
        let width = draws.names.count
        var text = ""
        for (index, step) in chain.steps.enumerated() {
            text += "\(step.logDensity),\(step.acceptance),\(step.stepSize),\(step.treeDepth),\(step.leapfrogSteps)"
            text += ",\(step.isDivergent ? 1 : 0),\(step.energy)"
            for value in chain.values[index * width..<(index + 1) * width] { text += ",\(value)" }
            text += "\n"
        }
        return text
    }
}

/// Names of parameters as columns that every reader of CmdStan's files takes for plain numbers.
///
/// There a dot begins an index (`theta.1`) and two underscores at the end mark the sampler's own columns, so names are
/// made of letters, digits and single underscores at the end, and are told apart by a number where that makes two equal.
struct CmdStanNames {
    /// One column a name, all different.
    let columns: [String]

    init(_ names: [String]) {
        var taken: Set<String> = []
        columns = names.map { name in
            let base = Self.identifier(name)
            var column = base
            var copy = 1
            while !taken.insert(column).inserted {
                copy += 1
                column = "\(base)_\(copy)"
            }
            return column
        }
    }

    /// A name of letters, digits and underscores only, which begins with a letter.
    static func identifier(_ name: String) -> String {
        var result = String(
            name.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") ? $0 : "_" })
        while result.hasSuffix("_") { result.removeLast() }
        return result.first?.isLetter == true ? result : "p_" + result
    }
}
