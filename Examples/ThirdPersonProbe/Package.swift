// swift-tools-version: 6.1
import PackageDescription

// A package of its own, as yours would be: copy the folder and let `path` point to Candor.
let candor = ["Candor", "CandorModels", "CandorStatistics"].map {
    Target.Dependency.product(name: $0, package: "candor")
}
let scriptedModels = Target.Dependency.product(name: "CandorTesting", package: "candor")

let package = Package(
    name: "third-person-probe",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "candor", path: "../..")],
    targets: [
        .target(name: "ThirdPersonProbe", dependencies: candor),
        .executableTarget(name: "third-person", dependencies: candor + [scriptedModels, "ThirdPersonProbe"]),
        .testTarget(name: "ThirdPersonProbeTests", dependencies: candor + [scriptedModels, "ThirdPersonProbe"]),
    ],
    swiftLanguageModes: [.v6]
)
