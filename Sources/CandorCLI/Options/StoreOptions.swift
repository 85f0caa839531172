import ArgumentParser

/// Where everything is remembered.
struct StoreOptions: ParsableArguments {
    @Option(help: "The store of answers, scores and runs. Default: candor.sqlite.", completion: .file())
    var store: String?

    /// The store's path.
    var path: String { store ?? "candor.sqlite" }
}
