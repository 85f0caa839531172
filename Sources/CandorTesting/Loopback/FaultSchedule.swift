import CandorModels

/// Which requests go wrong, counted from 0 in the order of their arrival.
public struct FaultSchedule: Sendable {
    private let fault: @Sendable (Int, String) -> Fault?

    /// Decides by the number of a request and by its body.
    public init(_ fault: @escaping @Sendable (_ number: Int, _ body: String) -> Fault?) {
        self.fault = fault
    }

    /// Nothing goes wrong.
    public static let none = FaultSchedule { _, _ in nil }

    /// The first requests go wrong as listed, and `nil` means that one goes right; so do all after them.
    public static func list(_ faults: [Fault?]) -> FaultSchedule {
        FaultSchedule { number, _ in number < faults.count ? faults[number] : nil }
    }

    /// Every request goes wrong in the same way.
    public static func always(_ fault: Fault) -> FaultSchedule {
        FaultSchedule { _, _ in fault }
    }

    /// Requests go wrong whose body holds a word.
    public static func whenBodyHolds(_ word: String, _ fault: Fault) -> FaultSchedule {
        FaultSchedule { _, body in body.contains(word) ? fault : nil }
    }

    /// A share of the requests goes wrong, which ones and how fixed by a seed.
    /// - Parameters:
    ///   - share: The probability of a fault, 0 to 1.
    ///   - faults: The faults, equally likely.
    ///   - seed: Fixes the choice.
    public static func random(_ share: Double, of faults: [Fault], seed: UInt64) -> FaultSchedule {
        FaultSchedule { request, _ in
            let hash = Call.seed(for: seed, draw: request)
            guard !faults.isEmpty, Double(hash >> 11) * 0x1p-53 < share else { return nil }
            return faults[Int(Call.seed(for: hash, draw: 0) % UInt64(faults.count))]
        }
    }

    /// The fault of a request, `nil` for none.
    func callAsFunction(_ request: Int, body: String = "") -> Fault? { fault(request, body) }
}
