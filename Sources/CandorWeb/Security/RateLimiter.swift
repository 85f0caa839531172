import Foundation

/// Counts what happens against limits: a bucket of tokens for each limit and key, refilled as time goes by.
actor RateLimiter {
    private struct Key: Hashable {
        var limit: RateLimit
        var key: String
    }

    private struct Bucket {
        var tokens: Double
        var refilled: Date
    }

    private static let mostBuckets = 50_000
    private let now: @Sendable () -> Date
    private var buckets: [Key: Bucket] = [:]

    init(now: @escaping @Sendable () -> Date) {
        self.now = now
    }

    /// Takes a token.
    /// - Parameters:
    ///   - limit: The limit.
    ///   - key: Whose it is, for example an address.
    /// - Returns: `nil` if there was one; otherwise in how many seconds there will be.
    func take(_ limit: RateLimit, for key: String) -> Double? {
        var bucket = refilled(limit, for: key)
        let missing = 1 - bucket.tokens
        if missing <= 0 { bucket.tokens -= 1 }
        if buckets.count >= Self.mostBuckets { forgetFull() }
        buckets[Key(limit: limit, key: key)] = bucket
        return missing <= 0 ? nil : missing / limit.perSecond
    }

    private func refilled(_ limit: RateLimit, for key: String) -> Bucket {
        let moment = now()
        guard let bucket = buckets[Key(limit: limit, key: key)] else {
            return Bucket(tokens: limit.burst, refilled: moment)
        }
        let gained = max(0, moment.timeIntervalSince(bucket.refilled)) * limit.perSecond
        return Bucket(tokens: min(limit.burst, bucket.tokens + gained), refilled: moment)
    }

    /// Full buckets are as good as none. If all are in use the oldest half goes, which bounds the memory.
    private func forgetFull() {
        buckets = buckets.filter { key, _ in refilled(key.limit, for: key.key).tokens < key.limit.burst }
        guard buckets.count >= Self.mostBuckets else { return }
        let newest = buckets.sorted { $0.value.refilled > $1.value.refilled }.prefix(Self.mostBuckets / 2)
        buckets = Dictionary(newest.map { ($0.key, $0.value) }) { first, _ in first }
    }
}
