import CandorModels

/// Which requests go wrong, counted from 0 in the order of their arrival.
public struct FaultSchedule: Sendable {
    private let fault: @Sendable (Int) -> Fault?

    /// Nothing goes wrong.
    public static let none = FaultSchedule { _ in nil }

    /// The first requests go wrong as listed, and `nil` means that one goes right; so do all after them.
    public static func list(_ faults: [Fault?]) -> FaultSchedule {
        FaultSchedule { $0 < faults.count ? faults[$0] : nil }
    }

    /// Every request goes wrong in the same way.
    public static func always(_ fault: Fault) -> FaultSchedule {
        FaultSchedule { _ in fault }
    }

    /// A share of the requests goes wrong, which ones and how fixed by a seed.
    /// - Parameters:
    ///   - share: The probability of a fault, 0 to 1.
    ///   - faults: The faults, equally likely.
    ///   - seed: Fixes the choice.
    public static func random(_ share: Double, of faults: [Fault], seed: UInt64) -> FaultSchedule {
        FaultSchedule { request in
            let hash = Call.seed(for: seed, draw: request)
            guard !faults.isEmpty, Double(hash >> 11) * 0x1p-53 < share else { return nil }
            return faults[Int(Call.seed(for: hash, draw: 0) % UInt64(faults.count))]
        }
    }

    /// The fault of a request, `nil` for none.
    func callAsFunction(_ request: Int) -> Fault? { fault(request) }
}
