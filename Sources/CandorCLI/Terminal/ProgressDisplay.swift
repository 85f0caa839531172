import Candor
import CandorLab
import CandorModels
import CandorProviders
import CandorStore
import Foundation
import Synchronization

/// A progress line a probe, or another long piece of work, on standard error; quiet when nobody is looking.
final class ProgressDisplay: RunProgress {
    private struct State {
        var title = ""
        /// How much there is to do, where it is known.
        var total: Int?
        var done = 0
        var began = ContinuousClock.now
        var shown = ContinuousClock.now
        var new = 0
        var remembered = 0
        var usage = TokenUsage()
        var cost: Double?
        var retries: @Sendable () -> Int = { 0 }
        var waits: @Sendable () -> [ProviderActivity.Wait] = { [] }
        /// Servers of which it has been said that they are waited for.
        var announced: Set<String> = []
    }

    private let state = Mutex<State?>(nil)
    private let terminal = Terminal.error
    private let isShown: Bool

    init(isShown: Bool = Terminal.error.isInteractive) {
        self.isShown = isShown
    }

    func begin(_ title: String, total: Int?, retries: @escaping @Sendable () -> Int) {
        state.withLock {
            var fresh = State()
            fresh.title = title
            fresh.total = total
            let before = retries()
            fresh.retries = { retries() - before }
            $0 = fresh
            show($0, isLast: false)
        }
    }

    /// Begins a piece of work that asks servers; that one of them is waited for is said at once, to a log too.
    func begin(_ title: String, total: Int?, activity: ProviderActivity) {
        begin(title, total: total) { activity.snapshot.retries }
        state.withLock { $0?.waits = { activity.snapshot.waitingFor } }
        activity.observe { [weak self] in self?.serversChanged() }
    }

    private func serversChanged() {
        state.withLock { current in
            guard var state = current else { return }
            let waits = state.waits()
            if !isShown {
                for wait in waits where state.announced.insert(wait.host).inserted {
                    terminal.line("candor: waiting for \(wait.host), which does not answer any more")
                }
                state.announced.formIntersection(waits.map(\.host))
            }
            show(state, isLast: false)
            current = state
        }
    }

    func completed() {
        update { $0.done += 1 }
    }

    func answered(_ event: AnswerEvent, price: ModelPrice?) {
        update { state in
            guard event.isNew else {
                state.remembered += 1
                return
            }
            state.new += 1
            state.usage = state.usage + event.completion.usage
            state.cost = price?.cost(of: state.usage)
        }
    }

    func end() {
        state.withLock {
            show($0, isLast: true)
            $0 = nil
        }
    }

    func step(_ text: String) { if isShown { terminal.line("candor: \(text) …") } }
    func note(_ text: String) { terminal.line("Note: \(text)") }
    func warn(_ text: String) { terminal.line("candor: \(text)") }
    func made(_ line: String) { Terminal.output.line(line) }

    private func update(_ change: (inout State) -> Void) {
        state.withLock { current in
            guard var state = current else { return }
            change(&state)
            let now = ContinuousClock.now
            if now - state.shown > .milliseconds(100) {
                state.shown = now
                show(state, isLast: false)
            }
            current = state
        }
    }

    private func show(_ state: State?, isLast: Bool) {
        guard isShown, let state else { return }
        let line = String(Self.line(state).prefix(max(20, terminal.width - 1)))
        terminal.replaceLine(line, isLast: isLast)
    }

    private static func line(_ state: State) -> String {
        let seconds = Double((ContinuousClock.now - state.began) / .seconds(1))
        let rate = seconds > 0 ? Double(state.done) / seconds : 0
        var parts = ["\(state.title)  \(state.done)", PlainNumber.fixed(rate, 1) + "/s"]
        if let total = state.total {
            let left = rate > 0 ? duration(Double(total - state.done) / rate) : "–"
            parts[0] += "/\(total)"
            parts.append(state.done == total ? "took \(duration(seconds))" : "left \(left)")
        }
        parts += ["\(state.retries()) retries", "\(state.usage.input) + \(state.usage.output) tokens"]
        for wait in state.waits() { parts.insert("waiting for \(wait.host) for \(wait.seconds) s", at: 1) }
        if state.remembered > 0 { parts.append("\(state.remembered) remembered") }
        if let cost = state.cost { parts.append("$" + PlainNumber.fixed(cost, 4)) }
        return parts.joined(separator: "  ")
    }

    private static func duration(_ seconds: Double) -> String {
        let whole = Int(saturating: seconds)
        if whole >= 3600 { return "\(whole / 3600)h \(whole % 3600 / 60)m" }
        return whole >= 60 ? "\(whole / 60)m \(whole % 60)s" : "\(whole)s"
    }
}
