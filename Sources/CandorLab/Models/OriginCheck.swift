import CandorModels
import CandorStore
import Synchronization

/// Sees, before any call, that the answers that a store remembers of a model come from where it is served now.
///
/// Answers are remembered by what a model is called, and servers call different models alike. One check a command: it also sees
/// that one name does not stand for two addresses in it.
package final class OriginCheck: Sendable {
    private struct State {
        /// The model that each identity was first named by.
        var named: [ModelIdentity: any ServedModel] = [:]
        var notes: [String] = []
    }

    private let choice: OriginChoice
    private let state = Mutex(State())

    package init(_ choice: OriginChoice = .ask) {
        self.choice = choice
    }

    /// What a reader should know of where answers came from.
    package var notes: [String] { state.withLock { $0.notes } }

    /// Checks a model.
    /// - Parameters:
    ///   - model: The model as it was named.
    ///   - store: Where its answers are.
    /// - Returns: The name under which it is a model of its own, where `--other-model` says so and it has to be; else `nil`.
    /// - Throws: ``LabError`` where remembered answers come from elsewhere and nobody has said whose they are.
    func otherName(for model: any ServedModel, in store: Store) async throws -> ModelName? {
        guard !model.addresses.isEmpty else { return nil }
        try expectOnePlace(model)
        let origins = try await store.origins(of: model.identity)
        let foreign = origins.foreign(to: model.addresses)
        if foreign.isEmpty {
            note(model, origins)
            return nil
        }
        switch choice {
        case .ask: throw Self.refusal(model, foreign, store)
        case .sameModel:
            try await store.accept(model.addresses + foreign.keys.sorted(), asOne: model.identity)
            note(model, try await store.origins(of: model.identity))
            return nil
        case .otherModel(let label):
            guard model.name.label != label else { throw Self.refusal(model, foreign, store) }
            state.withLock { $0.named[model.identity] = nil }
            return model.name.labelled(label)
        }
    }

    /// Answers of one name from two addresses would be taken for each other's within this command.
    private func expectOnePlace(_ model: any ServedModel) throws {
        let other = state.withLock { state in
            let named = state.named[model.identity]
            if named == nil { state.named[model.identity] = model }
            return named
        }
        guard let other, Set(other.addresses).isDisjoint(with: model.addresses) else { return }
        throw LabError(.usage, Self.sameModel(other.name, model.name))
    }

    private func note(_ model: any ServedModel, _ origins: AnswerOrigins) {
        let name = "\(model.name.kind):\(model.name.rest)"
        var notes: [String] = []
        if origins.unplaced > 0 {
            notes.append(
                "\(name): the store holds answers without an address (an earlier version's, or a batch's); they count as this "
                    + "model's")
        }
        let others = origins.remembered.keys.filter { !model.addresses.contains($0) }.sorted()
        if !others.isEmpty {
            notes.append(
                "\(name): answers from \(others.joined(separator: ", ")) count as this model's too, as --same-model said"
            )
        }
        state.withLock { state in
            for note in notes where !state.notes.contains(note) { state.notes.append(note) }
        }
    }

    /// Two names of one command that share their answers.
    static func sameModel(_ one: ModelName, _ other: ModelName) -> String {
        "'\(one)' and '\(other)' are the same model: answers are remembered by its name, not by where it is served; tell them "
            + "apart by a label, \(other.labelled("LABEL")), or use two stores"
    }

    private static func refusal(_ model: any ServedModel, _ foreign: [String: Int], _ store: Store) -> LabError {
        let name = "\(model.name.kind):\(model.name.rest)"
        let total = foreign.values.reduce(0, +)
        let places = foreign.keys.sorted().joined(separator: " and ")
        let here = model.addresses.first ?? ""
        let label = model.name.label == nil ? "LABEL" : "another LABEL"
        return LabError(
            .data,
            "\(store.path) holds \(total) \(total == 1 ? "answer" : "answers") of \(name) from \(places), and it is now named at "
                + "\(here). Give \(key: "same_model") if the same model is served there (the store keeps that), or \(key: "other_model") \(label) "
                + "to ask it as a model of its own, \(model.name.kind):\(model.name.servedName)#LABEL")
    }
}
