extension Provider {
    /// A server of reward models: it stands anywhere, and gets a key only where the name says which (`--api-key` in all three).
    static func reward(at path: String) -> Provider {
        Provider(
            keyVariable: "", baseURL: nil, addressVariable: nil, paths: { ($0.path, $0.path + path) },
            headers: { key, _ in key.isEmpty ? [] : [("authorization", "Bearer \(key)")] })
    }
}
