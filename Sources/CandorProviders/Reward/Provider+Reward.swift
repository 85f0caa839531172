extension Provider {
    /// A server of reward models: no address of its own, and a key only if the server asks for one (`--api-key` in all three).
    static func reward(at path: String) -> Provider {
        Provider(
            keyVariable: RewardModel.keyVariable, baseURL: "", address: { $0 + path },
            headers: { $0.isEmpty ? [] : [("authorization", "Bearer \($0)")] })
    }
}
