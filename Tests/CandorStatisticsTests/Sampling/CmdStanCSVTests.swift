import CandorStatistics
import CandorTestSupport
import CandorTesting
import Testing

@Suite("Draws are written as CmdStan writes them")
struct CmdStanCSVTests {
    private static let settings = SamplerSettings(chains: 2, warmup: 200, draws: 250, seed: 21)

    private func draws() async throws -> PosteriorDraws {
        try await NoUTurnSampler(settings: Self.settings).sample(
            TargetDensity.standardNormal(3), names: ["mu", "log.tau", "spread(length)"])
    }

    @Test("One text a chain, with the sampler's columns first and every number to the last bit")
    func columns() async throws {
        let draws = try await draws()
        let texts = CmdStanCSV(draws, settings: Self.settings, model: "two words").texts
        #expect(texts.count == 2)
        let lines = texts[1].split(separator: "\n").filter { !$0.hasPrefix("#") }
        let columns = [
            "lp__", "accept_stat__", "stepsize__", "treedepth__", "n_leapfrog__", "divergent__", "energy__", "mu",
            "log_tau", "spread_length",
        ]
        #expect(lines.first?.split(separator: ",").map(String.init) == columns)
        #expect(lines.count == 251)
        let last = try #require(lines.last).split(separator: ",").compactMap { Double($0) }
        let step = try #require(draws.chains[1].steps.last)
        #expect(
            last.prefix(7) == [
                step.logDensity, step.acceptance, step.stepSize, Double(step.treeDepth), Double(step.leapfrogSteps),
                step.isDivergent ? 1 : 0, step.energy,
            ])
        #expect(Array(last.suffix(3)) == Array(draws.chains[1].values.suffix(3)))
        for comment in [
            "# model = two_words\n", "num_samples = 250\n", "num_warmup = 200\n", "# id = 2\n", "seed = 21\n",
        ] {
            #expect(texts[1].contains(comment))
        }
    }

    @Test("Names that would be indices, sampler columns or equal become plain and different")
    func names() {
        let chain = PosteriorDraws.Chain(values: [], steps: [], stepSize: 1)
        let draws = PosteriorDraws(names: ["a.1", "a_1", "x__", "1st", "π, or so"], chains: [chain])
        let text = CmdStanCSV(draws, settings: SamplerSettings()).texts[0]
        #expect(text.contains("energy__,a_1,a_1_2,x,p_1st,p____or_so\n"))
    }

    /// Prints what ArviZ finds in the files it is given.
    private static let program = """
        import sys, arviz
        fit = arviz.from_cmdstan(sys.argv[1:])
        names = ["mu", "log_tau", "spread_length"]
        numbers = [float(f[name]) for f in [arviz.rhat(fit), arviz.ess(fit, method="bulk"),
            arviz.ess(fit, method="tail")] for name in names]
        numbers += [fit.sample_stats.diverging.sum().item(), fit.sample_stats.n_steps.sum().item()]
        print(*[repr(float(number)) for number in numbers])
        """

    @Test(
        "ArviZ reads them and finds the same R̂ and effective sample sizes",
        .enabled(if: Python.has("arviz"), "Python here has no arviz"))
    func arviz() async throws {
        let draws = try await draws()
        let output = try await TemporaryDirectory.with { folder in
            let paths = try CmdStanCSV(draws, settings: Self.settings).texts.enumerated().map { index, text in
                try folder.write("chain-\(index + 1).csv", text).path
            }
            return try #require(Python.run(Self.program, paths))
        }
        let found = output.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
        let series = (0..<3).map { draws.series($0) }
        let expected =
            series.compactMap { ConvergenceDiagnostics.rHat($0) }
            + series.compactMap { ConvergenceDiagnostics.bulkESS($0) }
            + series.compactMap { ConvergenceDiagnostics.tailESS($0) }
            + [
                Double(draws.steps.count(where: \.isDivergent)),
                Double(draws.steps.reduce(0) { $0 + $1.leapfrogSteps }),
            ]
        #expect(found.count == expected.count)
        #expect(zip(found, expected).allSatisfy { abs($0 - $1) <= 1e-9 * abs($1) })
    }
}
