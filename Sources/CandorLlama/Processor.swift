import Foundation

/// What is known of the machine's processor.
enum Processor {
    /// The cores that this process may compute on, siblings that share one counted once: two threads on one core only
    /// get into each other's way in matrix products.
    static var physicalCores: Int {
        let logical = ProcessInfo.processInfo.activeProcessorCount
        guard let physical = countPhysicalCores(), physical > 0 else { return logical }
        return min(logical, physical)
    }

    /// The processor time that this process has had, over all its threads, in seconds.
    static var time: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    #if canImport(Darwin)
        private static func countPhysicalCores() -> Int? {
            var count: Int32 = 0
            var size = MemoryLayout<Int32>.size
            for key in ["hw.perflevel0.physicalcpu", "hw.physicalcpu"]
            where sysctlbyname(key, &count, &size, nil, 0) == 0 {
                return Int(count)
            }
            return nil
        }
    #else
        /// Each core's list of siblings names the core once, whichever of them is asked.
        private static func countPhysicalCores() -> Int? {
            let folder = "/sys/devices/system/cpu"
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            let siblings = names.filter { $0.hasPrefix("cpu") && Int($0.dropFirst(3)) != nil }.compactMap {
                try? String(contentsOfFile: "\(folder)/\($0)/topology/thread_siblings_list", encoding: .utf8)
            }
            return siblings.isEmpty ? nil : Set(siblings).count
        }
    #endif
}
