import CandorStatistics

// candor-coverage-benchmark [ROUNDS]: how often 95% intervals hold the truth, on average over many truths and at the worst of
// them, for means over data sets, paired differences, composites and clustered rates.

let rounds = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 2_000
let sizes = [[10, 10], [10, 10, 10], [10, 10, 10, 10, 10, 10], [20, 20, 20], [10, 30, 100], [100, 100, 100]]
print("what | items per data set | average, % | worst, % | mean width, points")
for size in sizes {
    print(
        try CoverageStudy(
            name: "rates", sizes: size, truths: CoverageStudy.Truth.rates(datasets: size.count), rounds: rounds, seed: 1
        ).run())
}
for size in [[10], [20], [60]] + sizes {
    print(
        try CoverageStudy(
            name: "paired differences", sizes: size, truths: CoverageStudy.Truth.differences(), rounds: rounds, seed: 2
        )
        .run())
}
for size in [[10], [40]] + sizes {
    print(
        try CoverageStudy(
            name: "composites", sizes: size, truths: CoverageStudy.Truth.composites(), rounds: rounds, seed: 3
        ).run())
}
for size in sizes {
    print(
        try CoverageStudy(
            name: "rates, 4 draws an item", sizes: size,
            truths: CoverageStudy.Truth.rates(datasets: size.count, draws: 4),
            rounds: rounds, seed: 4
        ).run())
}
