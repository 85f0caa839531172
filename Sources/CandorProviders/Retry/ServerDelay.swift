import Foundation

/// How long a server asks to wait.
enum ServerDelay {
    /// Reads, in this order: `retry-after-ms` (OpenAI), `retry-after` in seconds or as a date (RFC 9110, section 10.2.3), and
    /// the reset time of a limit of which nothing is left (`x-ratelimit-reset-*` as OpenAI writes durations,
    /// `anthropic-ratelimit-*-reset` as RFC 3339 dates).
    /// - Parameters:
    ///   - reply: The server's reply. Dates are taken relative to its `date` header, so that a wrong clock here does no harm.
    ///   - now: The time here, for replies without one.
    static func asked(by reply: HTTPReply, now: Date) -> Duration? {
        let now = reply.headers["date"].flatMap(date(http:)) ?? now
        if let milliseconds = reply.headers["retry-after-ms"].flatMap(Double.init) {
            return bounded(milliseconds / 1_000)
        }
        if let value = reply.headers["retry-after"]?.trimmingCharacters(in: .whitespaces) {
            if let seconds = Double(value) { return bounded(seconds) }
            if let date = date(http: value) { return bounded(date.timeIntervalSince(now)) }
        }
        let resets = ["requests", "tokens"].compactMap { limit -> Double? in
            if reply.headers["x-ratelimit-remaining-\(limit)"] == "0" {
                return reply.headers["x-ratelimit-reset-\(limit)"].flatMap(seconds(inDuration:))
            }
            if reply.headers["anthropic-ratelimit-\(limit)-remaining"] == "0",
                let text = reply.headers["anthropic-ratelimit-\(limit)-reset"],
                let date = try? Date(text, strategy: .iso8601)
            {
                return date.timeIntervalSince(now)
            }
            return nil
        }
        return resets.max().flatMap(bounded)
    }

    /// A duration as Go prints it, for example `1s`, `6m0s`, `20ms`, in seconds.
    static func seconds(inDuration text: String) -> Double? {
        let units = ["ms": 0.001, "s": 1, "m": 60, "h": 3_600]
        var total = 0.0
        var rest = Substring(text)
        while !rest.isEmpty {
            let number = rest.prefix { $0.isNumber || $0 == "." }
            rest = rest.dropFirst(number.count)
            let unit = rest.prefix { $0.isLetter }
            rest = rest.dropFirst(unit.count)
            guard let value = Double(number), let factor = units[String(unit)] else { return nil }
            total += value * factor
        }
        return text.isEmpty ? nil : total
    }

    private static func date(http text: String) -> Date? {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 0)
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        return formatter.date(from: text)
    }

    /// Seconds as a duration, at least 0 and at most a day; nothing for what is no number.
    private static func bounded(_ seconds: Double) -> Duration? {
        seconds.isFinite ? .milliseconds(Int64(min(max(seconds, 0), 86_400) * 1_000)) : nil
    }
}
