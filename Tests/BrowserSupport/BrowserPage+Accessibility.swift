import Candor

extension BrowserPage {
    /// What a screen reader is told: role and name of every element that has a name, as in `button: Next`. Plain text
    /// is left out.
    package func accessibleNames() async throws -> [String] {
        let nodes = try await call("Accessibility.getFullAXTree")["nodes"]?.array ?? []
        return nodes.compactMap { node in
            guard node["ignored"] != true, let role = node["role"]?["value"]?.string,
                let name = node["name"]?["value"]?.string, !name.isEmpty,
                !["StaticText", "InlineTextBox"].contains(role)
            else { return nil }
            return "\(role): \(name)"
        }
    }
}
