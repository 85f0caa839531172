import CandorModels

extension Completion {
    /// The completion cut at the first stop text, for servers that take fewer stop texts than asked for, or none.
    func cut(at stops: [String]) -> Completion {
        let ends = stops.filter { !$0.isEmpty }.compactMap { text.firstRange(of: $0)?.lowerBound }
        guard let end = ends.min() else { return self }
        var completion = self
        completion.text = String(text[..<end])
        if completion.finish == .length { completion.finish = .stop }
        return completion
    }
}
