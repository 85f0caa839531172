import Synchronization

/// What a loopback server remembers of its requests.
final class Journal: Sendable {
    private let state = Mutex<[RecordedRequest]>([])
    private let arrivals = Tally()

    /// All requests, in the order of their arrival.
    var requests: [RecordedRequest] { state.withLock { $0 } }

    /// Notes a request.
    /// - Returns: The request with its number and its fault.
    func arrived(
        path: String, headers: [String: String], body: String, faults: FaultSchedule
    ) -> RecordedRequest {
        let request = state.withLock { requests in
            let request = RecordedRequest(
                number: requests.count, path: path, headers: headers, body: body,
                fault: faults(requests.count, body: body),
                isAnswered: false)
            requests.append(request)
            return request
        }
        arrivals.add()
        return request
    }

    /// Notes that the right answer to a request was sent.
    func answered(_ request: RecordedRequest) {
        state.withLock { $0[request.number].isAnswered = true }
    }

    /// Waits until so many requests have arrived.
    func arrivals(_ count: Int) async throws {
        try await arrivals.reach(count)
    }
}
