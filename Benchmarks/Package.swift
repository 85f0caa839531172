// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that measuring costs the users of Candor nothing.
let package = Package(
    name: "candor-benchmark",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "candor", path: "..")],
    targets: [
        .executableTarget(
            name: "candor-benchmark",
            dependencies: [
                .product(name: "CandorLlama", package: "candor"), .product(name: "CandorModels", package: "candor"),
            ]),
        // Reaches into the statistics for their gradient: in release mode, build it with -enable-testing, as Preferences/run does.
        .executableTarget(
            name: "candor-preferences-benchmark",
            dependencies: [.product(name: "CandorStatistics", package: "candor")]),
        .executableTarget(
            name: "candor-coverage-benchmark",
            dependencies: [.product(name: "CandorStatistics", package: "candor")]),
        .executableTarget(
            name: "candor-optimisation-benchmark",
            dependencies: [
                .product(name: "CandorPreferenceModels", package: "candor"),
                .product(name: "CandorStatistics", package: "candor"),
            ]),
        .executableTarget(
            name: "candor-study-benchmark",
            dependencies: [
                .product(name: "CandorStatistics", package: "candor"),
                .product(name: "CandorLab", package: "candor"), .product(name: "CandorStudy", package: "candor"),
                .product(name: "CandorWeb", package: "candor"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)
