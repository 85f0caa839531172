import CandorStore
import Foundation

#if Llama
    import CandorLlama
#endif

/// What is installed, which keys are set and what the store holds, each with what mends it where it is missing.
package struct InstallationCheck: Sendable {
    /// Something that is there, or is missing.
    package struct Finding: Sendable {
        /// Whether it is there.
        package enum State: Sendable {
            /// It is there: what is to be known of it.
            case present(String)
            /// It is missing: what mends that.
            case missing(mend: String)
            /// It is there and of no use.
            case broken(any Error)
        }

        /// What it is.
        package var name: String
        /// Whether it is there.
        package var state: State

        fileprivate init(_ name: String, _ state: State) {
            self.name = name
            self.state = state
        }

        fileprivate init(_ name: String, _ present: String?, mend: String) {
            self.init(name, present.map { .present($0) } ?? .missing(mend: mend))
        }
    }

    /// The store's path.
    let store: String

    package init(store: String) {
        self.store = store
    }

    /// Looks at everything.
    package func findings() async -> [Finding] {
        let installation = Installation.found()
        return [
            llama, embeddedModel,
            Finding(
                "sentiment lexicon", installation.lexicon.map { _ in "installed" },
                mend: "Scripts/dependencies (without it the rules judge cannot score feedback)"),
            Finding(
                "figure renderer", installation.python.map { _ in "vl-convert installed" },
                mend: "Scripts/dependencies (without it no PNG or SVG figures)"),
        ] + Models.all.compactMap(key) + [await storeFinding]
    }

    private var llama: Finding {
        #if Llama
            Finding("llama.cpp", .present("linked"))
        #else
            Finding(
                "llama.cpp",
                .missing(
                    mend: "Scripts/dependencies, then swift build -c release (llama: models are not in this build)"))
        #endif
    }

    private var embeddedModel: Finding {
        #if Llama
            let installed = LlamaModelLocator().available()
            let state = installed.isEmpty ? nil : installed.joined(separator: ", ")
        #else
            let state: String? = nil
        #endif
        return Finding("embedded model", state, mend: "Scripts/dependencies")
    }

    private func key(_ provider: any ModelProvider) -> Finding? {
        guard let variable = provider.keyVariable else { return nil }
        let isSet = !(ProcessInfo.processInfo.environment[variable] ?? "").isEmpty
        return Finding(
            "key for \(provider.kind):", isSet ? "\(variable) is set" : nil,
            mend: "export \(variable)=… (for the provider's own address; other servers get ?key-env=VARIABLE)")
    }

    private var storeFinding: Finding {
        get async {
            guard FileManager.default.fileExists(atPath: store) else {
                return Finding("store", .present("\(store) will be made by the first run"))
            }
            do {
                let counts = try await Store.reading(path: store).answerCounts()
                let answers = counts.reduce(0) { $0 + $1.answers }
                return Finding("store", .present("\(store): \(answers) answers of \(counts.count) models"))
            } catch {
                return Finding("store", .broken(error))
            }
        }
    }
}
