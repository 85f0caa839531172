/// A model behind an address, of which more is learned with every call.
public protocol EndpointDescribing {
    /// What the endpoint was found to do and not to do so far.
    var facts: EndpointFacts { get }
    /// Where it is served, without credentials and query; `nil` where that has no meaning.
    var address: String? { get }
}
