import ArgumentParser
import AsyncHTTPClient
import CandorLab
import Foundation
import NIOCore

/// `candor data get`
struct DataGetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "get",
        abstract: "Fetch published data.",
        discussion: """
            EXAMPLES
              candor data get sycophancy-eval
              candor eval --model openai:gpt-4.1-mini --data sycophancy-eval
            """)

    @Argument(help: "What to fetch; candor data list names it.")
    var name: String
    @Option(help: "The folder to write to. Default: the data's name.")
    var out: String?
    @Option(help: "Fetch from this address instead of the publisher's, for mirrors.")
    var base: String?

    func run() async throws {
        guard let source = PublishedData.all.first(where: { $0.name == name }) else {
            let known = PublishedData.all.map(\.name).joined(separator: ", ")
            throw LabError(.usage, "there is no data '\(name)' to fetch; there is \(known)")
        }
        let folder = URL(fileURLWithPath: out ?? source.name)
        let isNew = !FileManager.default.fileExists(atPath: folder.path)
        try RunFolder(folder).prepare()
        do {
            try await fetch(source, into: folder)
        } catch {
            // An empty folder of this name would be taken for the data.
            let isEmpty = try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty
            if isNew, isEmpty { try? FileManager.default.removeItem(at: folder) }
            throw error
        }
    }

    private func fetch(_ source: PublishedData, into folder: URL) async throws {
        for file in source.files {
            let target = folder.appendingPathComponent(file)
            let bytes = try await fetch((base ?? source.base) + file)
            do {
                try bytes.write(to: target, options: .atomic)
            } catch {
                throw LabError(.cannotCreate, "\(target.relativePath): cannot be written")
            }
            Terminal.output.line("\(target.relativePath): \(bytes.count) bytes")
        }
    }

    private func fetch(_ address: String) async throws -> Data {
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
