// swift-tools-version: 6.1
import Foundation
import PackageDescription

// llama.cpp: the copy that Scripts/dependencies installs, or else the system's (Homebrew). Without either, the package
// builds without models in this process: the trait is off and its targets are left out.
let ownLlama = Context.packageDirectory + "/.deps/llama"
let hasOwnLlama = FileManager.default.fileExists(atPath: ownLlama + "/include/llama.h")
let hasSystemLlama = (Context.environment["PATH"] ?? "").split(separator: ":").contains { folder in
    folder.hasSuffix("/bin") && FileManager.default.fileExists(atPath: folder.dropLast(4) + "/lib/pkgconfig/llama.pc")
}
let hasLlama = hasOwnLlama || hasSystemLlama

// Where the linker and the loader find it: by its path, and relative to the executable so that the folder may be moved.
#if os(Linux)
    let executableFolder = "$ORIGIN"
#else
    let executableFolder = "@loader_path"
#endif
let llamaLinkerSettings: [LinkerSetting] =
    hasOwnLlama
    ? [
        .unsafeFlags([
            "-L\(ownLlama)/lib", "-Xlinker", "-rpath", "-Xlinker", "\(ownLlama)/lib",
            "-Xlinker", "-rpath", "-Xlinker", "\(executableFolder)/../../../.deps/llama/lib",
        ])
    ] : []
let llamaTargets: [Target] =
    hasLlama
    ? [
        .systemLibrary(name: "CLlama", pkgConfig: hasOwnLlama ? nil : "llama", providers: [.brew(["llama.cpp"])]),
        .target(
            name: "CandorLlama",
            dependencies: ["CLlama", "CandorDigest", "CandorModels"],
            // Sampling passes over all of the vocabulary for every token: unbearable without the optimiser.
            swiftSettings: hasOwnLlama ? [.unsafeFlags(["-O"], .when(configuration: .debug))] : [],
            linkerSettings: llamaLinkerSettings),
        .testTarget(name: "CandorLlamaTests", dependencies: ["CandorLlama", "CandorTestSupport", "CandorTesting"]),
    ] : []
let llamaDependency: [Target.Dependency] =
    hasLlama ? [.target(name: "CandorLlama", condition: .when(traits: ["Llama"]))] : []

let package = Package(
    name: "candor",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "candor", targets: ["CandorMain"]),
        .library(name: "CandorBasics", targets: ["CandorBasics"]),
        .library(name: "CandorStatistics", targets: ["CandorStatistics"]),
        .library(name: "CandorModels", targets: ["CandorModels"]),
        .library(name: "CandorText", targets: ["CandorText"]),
        .library(name: "Candor", targets: ["Candor"]),
        .library(name: "CandorPreferences", targets: ["CandorPreferences"]),
        .library(name: "CandorPreferenceModels", targets: ["CandorPreferenceModels"]),
        .library(name: "CandorMisconceptions", targets: ["CandorMisconceptions"]),
        .library(name: "CandorStudy", targets: ["CandorStudy"]),
        .library(name: "CandorProviders", targets: ["CandorProviders"]),
        .library(name: "CandorStore", targets: ["CandorStore"]),
        .library(name: "CandorReport", targets: ["CandorReport"]),
        .library(name: "CandorLab", targets: ["CandorLab"]),
        .library(name: "CandorWeb", targets: ["CandorWeb"]),
        .library(name: "CandorTesting", targets: ["CandorTesting"]),
        .library(name: "CandorCLI", targets: ["CandorCLI"]),
    ] + (hasLlama ? [.library(name: "CandorLlama", targets: ["CandorLlama"])] : []),
    traits: [
        .trait(name: "Llama", description: "Models in this process, by llama.cpp"),
        .default(enabledTraits: hasLlama ? ["Llama"] : []),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(
            url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: ["FullFoundation"]),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    ],
    targets: llamaTargets + [
        .target(name: "CandorBasics"),
        .systemLibrary(name: "CLibcrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .target(
            name: "CandorDigest",
            // Apple's systems bring CryptoKit.
            dependencies: [.target(name: "CLibcrypto", condition: .when(platforms: [.linux]))]),
        .target(
            name: "CandorStatistics",
            dependencies: ["CandorBasics"],
            // Samplers pass over all of the data for every step. Only in a checkout that is worked on: a package that
            // others depend on may have no such flags.
            swiftSettings: hasOwnLlama ? [.unsafeFlags(["-O"], .when(configuration: .debug))] : []),
        .target(name: "CandorModels", dependencies: ["CandorBasics"]),
        .systemLibrary(
            name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .target(name: "CandorText", dependencies: ["CandorModels"]),
        .target(
            name: "Candor",
            dependencies: [
                "CandorDigest", "CandorModels", "CandorStatistics", "CandorText", "CZlib", "Yams",
            ],
            resources: [.copy("Resources")]),
        .target(name: "CandorPreferences", dependencies: ["Candor"]),
        .target(name: "CandorPreferenceModels", dependencies: ["CandorPreferences"]),
        .target(name: "CandorMisconceptions", dependencies: ["CandorPreferenceModels"]),
        .target(name: "CandorStudy", dependencies: ["CandorMisconceptions"]),
        .target(
            name: "CandorProviders",
            dependencies: ["CandorModels", .product(name: "AsyncHTTPClient", package: "async-http-client")]),
        .target(
            name: "CandorStore",
            dependencies: ["CandorDigest", "CandorModels", .product(name: "GRDB", package: "GRDB.swift")]),
        .target(
            name: "CandorReport",
            dependencies: ["CandorMisconceptions", .product(name: "Mustache", package: "swift-mustache")],
            resources: [.copy("Resources")]),
        .systemLibrary(
            name: "CCmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
        .target(
            name: "CandorWeb",
            dependencies: [
                "CandorDigest", "CandorLab", "CandorStore", "CandorStudy", "CCmark",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            resources: [.copy("Resources")]),
        .target(
            name: "CandorTesting",
            dependencies: [
                "CandorModels", .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
            ]),
        .target(
            name: "CandorLab",
            dependencies: [
                "CandorProviders", "CandorReport", "CandorStore", "CandorStudy", "CandorTesting",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
            ] + llamaDependency),
        .target(
            name: "CandorCLI",
            dependencies: [
                "CandorLab", "CandorProviders", "CandorReport", "CandorStore", "CandorStudy", "CandorTesting",
                "CandorWeb",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ] + llamaDependency),
        // Three lines: the command is a library, so that a package of one's own can be it too.
        .executableTarget(name: "CandorMain", dependencies: ["CandorCLI"], linkerSettings: llamaLinkerSettings),
        .testTarget(name: "CandorBasicsTests", dependencies: ["CandorBasics"]),
        .testTarget(name: "CandorDigestTests", dependencies: ["CandorBasics", "CandorDigest"]),
        .target(
            name: "CandorTestSupport", dependencies: ["CandorStudy", "CandorTesting", "CZlib"], path: "Tests/Support",
            resources: [.copy("Excerpts")]),
        .target(
            name: "BrowserTesting", dependencies: ["Candor", "CandorTestSupport", "CandorTesting"],
            path: "Tests/BrowserSupport"),
        .testTarget(name: "BrowserTestingTests", dependencies: ["BrowserTesting", "CandorTesting"]),
        .testTarget(
            name: "CandorStatisticsTests", dependencies: ["CandorStatistics", "CandorTestSupport", "CandorTesting"],
            resources: [.copy("Fixtures")]),
        .testTarget(name: "CandorModelsTests", dependencies: ["CandorModels"]),
        .testTarget(name: "CandorTextTests", dependencies: ["CandorTestSupport"]),
        .testTarget(name: "CandorTests", dependencies: ["CandorTesting", "CandorTestSupport"]),
        .testTarget(
            name: "CandorPreferencesTests", dependencies: ["CandorPreferences", "CandorTesting", "CandorTestSupport"]),
        .testTarget(
            name: "CandorPreferenceModelsTests",
            dependencies: ["CandorPreferenceModels", "CandorTesting", "CandorTestSupport"]),
        .testTarget(
            name: "CandorMisconceptionsTests",
            dependencies: ["CandorMisconceptions", "CandorTesting", "CandorTestSupport"]),
        .testTarget(name: "CandorStudyTests", dependencies: ["CandorStudy", "CandorTesting", "CandorTestSupport"]),
        .testTarget(name: "CandorProvidersTests", dependencies: ["CandorProviders", "CandorTesting"]),
        .testTarget(name: "CandorTestingTests", dependencies: ["CandorTesting"]),
        .testTarget(
            name: "CandorStoreTests",
            dependencies: [
                "CandorModels", "CandorStore", "CandorTesting", .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .testTarget(name: "CandorLabTests", dependencies: ["CandorLab", "CandorTesting"]),
        .testTarget(
            name: "CandorReportTests",
            dependencies: ["BrowserTesting", "CandorReport", "CandorTestSupport", "CandorTesting"]),
        .testTarget(
            name: "CandorWebTests",
            dependencies: [
                "BrowserTesting", "CandorTesting", "CandorTestSupport", "CandorWeb",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .testTarget(
            name: "CandorCLITests",
            dependencies: [
                "CandorCLI", "CandorLab", "CandorMain", "CandorTesting", "CandorTestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)

// Only Scripts/docs needs the plugin that makes pages of comments: nobody else fetches it.
if Context.environment["CANDOR_DOCS"] != nil {
    package.dependencies.append(.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"))
}

// The package manager compiles a target anew when the module of a target that it names has changed, and a module stays the same
// file where only what it is made of has changed: a struct with a field more, two rooms below, would be taken for what it was.
// So each target names all rooms that it rests on; above, only the nearest are written.
extension Target.Dependency {
    var room: String? {
        switch self {
        case .byNameItem(let name, _), .targetItem(let name, _): name
        default: nil
        }
    }
}

let rooms = package.targets.filter { $0.type != .system }
let nearest = Dictionary(uniqueKeysWithValues: rooms.map { ($0.name, $0.dependencies) })
for target in rooms {
    var named = Set(target.dependencies.compactMap(\.room))
    var index = 0
    while index < target.dependencies.count {
        let below = target.dependencies[index].room.flatMap { nearest[$0] } ?? []
        target.dependencies += below.filter { $0.room.map { nearest[$0] != nil && named.insert($0).inserted } ?? false }
        index += 1
    }
}
