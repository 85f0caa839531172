import Candor
import CandorModels
import CandorStore
import CandorStudy
import Foundation

/// A human study in its file.
public struct Study: Sendable {
    /// What it was made with.
    public let record: StudyRecord
    /// Its tasks, in order.
    public let tasks: [StudyTask]
    package let file: StudyFile

    /// Makes a study.
    /// - Parameters:
    ///   - path: A file that does not exist yet.
    ///   - record: What it is made with.
    ///   - tasks: Its tasks.
    ///   - invitations: How many links for one rater each.
    /// - Throws: `StoreError` if the file exists or cannot be written.
    public static func create(
        path: String, record: StudyRecord, tasks: [StudyTask], invitations: Int = 0
    ) throws -> Study {
        var state = StudyState(design: record.design, tasks: tasks)
        let events = (0..<invitations).flatMap { _ in state.join(token: SecretToken.make(), at: record.created) }
        let content = StudyFile.Content(design: try StudyJSON.text(record), tasks: try tasks.map(StudyJSON.text))
        let file = try StudyFile.create(path: path, content: content, log: try events.map(StudyJSON.text))
        return Study(record: record, tasks: tasks, file: file)
    }

    /// Opens a study.
    /// - Parameter path: Its file.
    /// - Throws: `StoreError` if there is none or it cannot be read.
    public init(path: String) throws {
        file = try StudyFile(path: path)
        let content = try file.content()
        record = try StudyJSON.value(StudyRecord.self, content.design, file: path)
        tasks = try content.tasks.map { try StudyJSON.value(StudyTask.self, $0, file: path) }
    }

    private init(record: StudyRecord, tasks: [StudyTask], file: StudyFile) {
        self.record = record
        self.tasks = tasks
        self.file = file
    }

    /// The study as its log tells it now.
    /// - Throws: `StoreError`.
    public func state() throws -> StudyState {
        StudyState(
            design: record.design, tasks: tasks,
            events: try file.log().map { try StudyJSON.value(StudyEvent.self, $0, file: file.path) })
    }

    /// What its answers so far are told from others by.
    /// - Throws: `StoreError`.
    func fingerprintOfAnswers() throws -> String {
        Fingerprint.sha256(Data(try file.log().joined(separator: "\n").utf8))
    }

    /// Writes a consistent copy, also while the study is being served.
    /// - Parameter path: The copy's file.
    /// - Throws: `StoreError`.
    public func backUp(to path: String) async throws { try await file.backUp(to: path) }

    /// Takes the study for this process alone, until the lock goes.
    package func lock() throws -> StudyLock { try StudyLock(path: file.path) }

    /// The name of its file, without folder and ending.
    package var name: String { URL(fileURLWithPath: file.path).deletingPathExtension().lastPathComponent }

    /// Writes down what happened; returns when it is on disk.
    /// - Throws: `StoreError`.
    package func append(_ events: [StudyEvent]) async throws { try await file.append(events.map(StudyJSON.text)) }
}

/// How a study's parts are written in its file: one line of JSON each.
enum StudyJSON {
    static func text(_ value: some Encodable) throws -> String {
        try writer.text(value)
    }

    private static let writer = JSONWriter(dates: .secondsSince1970)

    static func value<Value: Decodable>(_ type: Value.Type, _ text: String, file: String) throws -> Value {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .secondsSince1970
        do {
            return try decoder.decode(type, from: Data(text.utf8))
        } catch {
            throw StoreError(.notAStore, path: file, reason: "has a line that cannot be read: \(text.prefix(80))")
        }
    }
}
