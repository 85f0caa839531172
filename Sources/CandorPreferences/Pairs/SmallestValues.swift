/// The smallest of many values: a binary heap with the largest of them at its root (Williams 1964).
struct SmallestValues {
    private let count: Int
    private var heap: [UInt64] = []

    /// - Parameter count: How many to keep; none if it is below 1.
    init(count: Int) {
        self.count = count
    }

    /// The largest of those kept; `nil` when there are none.
    var largest: UInt64? { heap.first }

    /// Looks at a value, and keeps it if it is small enough.
    mutating func insert(_ value: UInt64) {
        if heap.count < count {
            heap.append(value)
            rise(from: heap.count - 1)
        } else if let largest, value < largest {
            heap[0] = value
            sink()
        }
    }

    private mutating func rise(from start: Int) {
        var child = start
        while child > 0, heap[(child - 1) / 2] < heap[child] {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    private mutating func sink() {
        var parent = 0
        while true {
            var largest = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && heap[child] > heap[largest] {
                largest = child
            }
            guard largest != parent else { return }
            heap.swapAt(largest, parent)
            parent = largest
        }
    }
}
