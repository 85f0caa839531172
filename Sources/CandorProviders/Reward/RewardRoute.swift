/// One way of asking one server.
struct RewardRoute: Sendable {
    /// How it is asked.
    var api: RewardAPI
    /// Where.
    var endpoint: Endpoint

    /// The error that giving up becomes.
    func error(_ givenUp: Requester.GivenUp) -> ProviderError {
        endpoint.error(givenUp.failure, attempts: givenUp.attempts)
    }
}
