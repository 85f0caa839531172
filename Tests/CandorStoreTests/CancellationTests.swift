import CandorModels
import CandorStore
import CandorTesting
import Foundation
import Testing

@Suite("A command that is stopped")
struct CancellationTests {
    @Test("An answer that has come is kept, though whoever asked for it has been cancelled")
    func kept() async throws {
        try await TemporaryDirectory.with { directory in
            let store = try Store(path: directory.storePath)
            let gate = Gate()
            let model = CountingModel(gate: gate)
            await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    _ = try await RememberingModel(model, store: store) { _ in }
                        .complete(question("Hm?"), sampling: Sampling(), draw: 0)
                }
                await gate.arrival()
                group.cancelAll()
                await gate.open()
                while let result = await group.nextResult() { _ = result }
            }
            let again = try await RememberingModel(model, store: store) { _ in }
                .complete(question("Hm?"), sampling: Sampling(), draw: 0)
            #expect(again.text == "answer 1" && model.count == 1)
        }
    }
}
