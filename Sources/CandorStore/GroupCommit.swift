/// Lets those who come while something is being committed share the next commit.
///
/// Whoever finds no commit under way commits for all who wait, in the order in which they came; each hears how their own group
/// fared, once it is known. Belongs to one actor, which it keeps its order by.
package final class GroupCommit<Item: Sendable> {
    private var pending: [(ticket: Int, item: Item)] = []
    private var lastTicket = 0
    private var outcomes: [Int: Result<Void, any Error>] = [:]
    private var isCommitting = false
    private var waiters: [CheckedContinuation<Void, Never>] = []

    /// Creates one with nobody waiting.
    package init() {}

    /// Hands in an item; returns when the group that it went with is committed.
    /// - Parameters:
    ///   - item: What to commit.
    ///   - isolation: The actor that this belongs to.
    ///   - commit: Commits a group, all or nothing.
    /// - Throws: What `commit` throws for the group that the item went with.
    package func perform(
        _ item: Item, isolation: isolated any Actor = #isolation, commit: ([Item]) async throws -> Void
    ) async throws {
        lastTicket += 1
        let ticket = lastTicket
        pending.append((ticket, item))
        while outcomes[ticket] == nil {
            if isCommitting {
                await withCheckedContinuation { waiters.append($0) }
            } else {
                await commitPending(isolation: isolation, commit)
            }
        }
        try outcomes.removeValue(forKey: ticket)?.get()
    }

    private func commitPending(isolation: isolated any Actor, _ commit: ([Item]) async throws -> Void) async {
        isCommitting = true
        let group = pending
        pending = []
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(try await commit(group.map(\.item)))
        } catch {
            outcome = .failure(error)
        }
        for (ticket, _) in group { outcomes[ticket] = outcome }
        isCommitting = false
        let woken = waiters
        waiters = []
        for waiter in woken { waiter.resume() }
    }
}
