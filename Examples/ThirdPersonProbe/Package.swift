// swift-tools-version: 6.1
import PackageDescription

// A package of its own, as yours would be: copy the folder and let `path` point to Candor.
func candor(_ products: String...) -> [Target.Dependency] {
    products.map { .product(name: $0, package: "candor") }
}

let package = Package(
    name: "third-person-probe",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "candor", path: "../..")],
    targets: [
        .target(name: "ThirdPersonProbe", dependencies: candor("Candor", "CandorStatistics")),
        .executableTarget(name: "third-person", dependencies: candor("CandorCLI") + ["ThirdPersonProbe"]),
        .testTarget(
            name: "ThirdPersonProbeTests",
            dependencies: candor("Candor", "CandorLab", "CandorTesting") + ["ThirdPersonProbe", "third-person"]),
    ],
    swiftLanguageModes: [.v6]
)
