extension FeaturePack {
    /// The pack with some of its features only, in its own order.
    /// - Parameter chosen: Their names.
    /// - Throws: ``DataError`` for a name that the pack does not have.
    public func keeping(_ chosen: [String]) throws -> FeaturePack {
        if let unknown = chosen.first(where: { !names.contains($0) }) {
            throw DataError(
                .malformed, file: name, field: unknown,
                reason: "is no feature; there are \(names.joined(separator: ", "))")
        }
        var pack = self
        pack.features = features.filter { chosen.contains($0.name) }
        return pack
    }
}
