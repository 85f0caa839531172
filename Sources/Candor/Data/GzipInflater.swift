import CZlib
import Foundation

/// Inflates a gzip stream (RFC 1952) piece by piece; several members one after the other are read as one.
struct GzipInflater: ~Copyable {
    private var stream: UnsafeMutablePointer<z_stream>
    private var ended = false
    private var isReady: Bool

    init() {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        isReady = candor_inflate_init_gzip(stream) == Z_OK
    }

    deinit {
        inflateEnd(stream)
        stream.deinitialize(count: 1)
        stream.deallocate()
    }

    /// Whether the last member ended with its checksum, so that nothing is missing.
    var isComplete: Bool { ended }

    /// Inflates more of the stream.
    /// - Parameter input: Compressed bytes, in order.
    /// - Returns: What they inflate to, or `nil` if the stream is damaged.
    mutating func inflate(_ input: Data) -> Data? {
        guard isReady else { return nil }
        var output = Data()
        var compressed = [UInt8](input)
        let damaged = compressed.withUnsafeMutableBufferPointer { inflateAll($0, into: &output) }
        return damaged ? nil : output
    }

    private mutating func inflateAll(_ input: UnsafeMutableBufferPointer<UInt8>, into output: inout Data) -> Bool {
        stream.pointee.next_in = input.baseAddress
        stream.pointee.avail_in = UInt32(input.count)
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        var isFull = false
        while stream.pointee.avail_in > 0 || isFull {
            if ended {
                guard inflateReset(stream) == Z_OK else { return true }
                ended = false
            }
            let (status, written) = chunk.withUnsafeMutableBufferPointer { buffer in
                stream.pointee.next_out = buffer.baseAddress
                stream.pointee.avail_out = UInt32(buffer.count)
                let status = CZlib.inflate(stream, Z_NO_FLUSH)
                return (status, buffer.count - Int(stream.pointee.avail_out))
            }
            output.append(contentsOf: chunk[..<written])
            isFull = written == chunk.count
            switch status {
            case Z_STREAM_END:
                ended = true
                isFull = false
            case Z_OK: break
            case Z_BUF_ERROR where stream.pointee.avail_in == 0: isFull = false
            default: return true
            }
        }
        return false
    }
}
