/// What to do where a store remembers answers of a model that came from another address than the one named now.
package enum OriginChoice: Hashable, Sendable {
    /// Stop and say so.
    case ask
    /// Both serve the same model.
    case sameModel
    /// The one named now is another model; this is its label.
    case otherModel(String)
}
