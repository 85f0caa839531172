import CandorModels

extension Completion {
    /// The completion cut at the first stop text, for servers that take fewer stop texts than asked for, or none. Reasoning that
    /// stands in tags before what is said is not looked at.
    func cut(at stops: [String]) -> Completion {
        guard !stops.isEmpty else { return self }
        var completion = withReasoningApart
        let said = completion.text
        let ends = stops.filter { !$0.isEmpty }.compactMap { said.firstRange(of: $0)?.lowerBound }
        guard let end = ends.min() else { return self }
        completion.text = String(said[..<end])
        if completion.finish == .length { completion.finish = .stop }
        return completion
    }
}
