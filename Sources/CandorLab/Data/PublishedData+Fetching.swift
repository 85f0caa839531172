import AsyncHTTPClient
import Foundation
import NIOCore

extension PublishedData {
    /// Fetches the files into a folder, each written whole.
    /// - Parameters:
    ///   - folder: The folder; made where it is missing, and not left behind empty: one of this name would be taken for the data.
    ///   - address: Where the files are, without their names; `nil` for the publisher's.
    ///   - fetched: Told of every file that is there, with its size in bytes.
    /// - Throws: ``LabError`` where a file cannot be fetched or written.
    package func fetch(
        into folder: URL, from address: String? = nil, fetched: @Sendable (_ file: URL, _ bytes: Int) -> Void
    ) async throws {
        let isNew = !FileManager.default.fileExists(atPath: folder.path)
        try OutputFolder(folder).prepare()
        do {
            for file in files {
                let target = folder.appendingPathComponent(file)
                let bytes = try await Self.bytes(at: (address ?? base) + file)
                do {
                    try bytes.write(to: target, options: .atomic)
                } catch {
                    throw LabError(.cannotCreate, "\(target.relativePath): cannot be written")
                }
                fetched(target, bytes.count)
            }
        } catch {
            let isEmpty = try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty
            if isNew, isEmpty { try? FileManager.default.removeItem(at: folder) }
            throw error
        }
    }

    private static func bytes(at address: String) async throws -> Data {
        do {
            let request = HTTPClientRequest(url: address)
            let response = try await HTTPClient.shared.execute(request, timeout: .seconds(120))
            guard response.status == .ok else {
                throw LabError(.unavailable, "\(address): the server says \(response.status.code)")
            }
            return Data(try await response.body.collect(upTo: 256 << 20).readableBytesView)
        } catch let error as LabError {
            throw error
        } catch {
            throw LabError(
                .unavailable, "\(address): cannot be fetched; is there a network? Files fetched by hand do as well")
        }
    }
}
