import Foundation

/// A format that people have data in and that is not read here, told by a file's first bytes.
struct ForeignFormat {
    /// What the file is and the command that helps, as it reads on after the file's name.
    let reason: String

    /// Looks at the beginning of a file.
    /// - Parameters:
    ///   - bytes: The first bytes; 512 are enough for every format.
    ///   - path: The file, for the command.
    /// - Returns: `nil` for a file that may be text, and for gzip, which is read.
    init?(opening bytes: Data, path: String) {
        let file = CommandFile(path)
        let signature = Self.signatures.first { bytes.starts(with: $0.bytes) }
        if let signature {
            reason = signature.reason(file)
        } else if bytes.starts(with: Self.zip) {
            reason = Self.isWorkbook(bytes, path) ? Self.workbook(file) : Self.archive("zip", "unzip \(file.shell)")
        } else if bytes.dropFirst(257).starts(with: Array("ustar".utf8)) {
            reason = Self.archive("tar", "tar xf \(file.shell)")
        } else if let text = Self.text(bytes) {
            reason = text
        } else {
            return nil
        }
    }

    // MARK: Binary formats

    private struct Signature {
        var bytes: [UInt8]
        var reason: @Sendable (CommandFile) -> String

        init(_ bytes: [UInt8], _ reason: @escaping @Sendable (CommandFile) -> String) {
            self.bytes = bytes
            self.reason = reason
        }

        init(_ text: String, _ reason: @escaping @Sendable (CommandFile) -> String) {
            self.init(Array(text.utf8), reason)
        }
    }

    private static let zip = Array("PK\u{03}\u{04}".utf8)

    /// What formats begin with, by their specifications.
    private static let signatures: [Signature] = [
        Signature("PAR1") { file in
            "is Parquet; convert it to JSON Lines: "
                + file.pandas("pandas.read_parquet(\(file.python)).to_json(\(file.rows), orient='records', lines=True)")
        },
        Signature("ARROW1") { file in
            "is Apache Arrow; convert it to JSON Lines: "
                + file.pandas("pandas.read_feather(\(file.python)).to_json(\(file.rows), orient='records', lines=True)")
        },
        Signature([0xFF, 0xFF, 0xFF, 0xFF]) { file in
            "is an Apache Arrow stream; convert it to JSON Lines: python3 -c \"import datasets; "
                + "datasets.Dataset.from_file(\(file.python)).to_json(\(file.rows))\""
        },
        Signature([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]) { "is compressed with xz: xz -dk \($0.shell)" },
        Signature([0x28, 0xB5, 0x2F, 0xFD]) { "is compressed with Zstandard: zstd -d \($0.shell)" },
        Signature("BZh") { "is compressed with bzip2: bunzip2 -k \($0.shell)" },
        Signature([0x04, 0x22, 0x4D, 0x18]) { "is compressed with LZ4: lz4 -d \($0.shell)" },
        Signature([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]) { archive("7z", "7z x \($0.shell)") },
        Signature("SQLite format 3\u{0}") {
            "is an SQLite database; write the rows of a table out: "
                + "sqlite3 -json \($0.shell) 'select * from TABLE' > rows.json"
        },
        Signature([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { workbook($0) },
        Signature([0x89, 0x48, 0x44, 0x46]) { _ in "is HDF5; write its rows as JSON Lines" },
        Signature("Obj\u{01}") { _ in "is Avro; write its rows as JSON Lines" },
        Signature([0x80, 0x03]) { _ in pickle }, Signature([0x80, 0x04]) { _ in pickle },
        Signature([0x80, 0x05]) { _ in pickle },
        Signature("GGUF") { _ in "is a model's weights (GGUF) and no data; a model is named with llama:FILE" },
        Signature("%PDF-") { _ in "is a PDF; data are JSON Lines, a JSON array, CSV or TSV" },
    ]

    private static let pickle = "is a Python pickle; write its rows as JSON Lines"

    private static func archive(_ kind: String, _ command: String) -> String {
        "is a \(kind) archive; unpack it and name a file of it: \(command)"
    }

    private static func workbook(_ file: CommandFile) -> String {
        "is an Excel workbook; save it as CSV, or convert it: "
            + file.pandas("pandas.read_excel(\(file.python)).to_csv(\(file.table), index=False)")
    }

    private static func isWorkbook(_ bytes: Data, _ path: String) -> Bool {
        let names = ["[Content_Types].xml", "xl/", "_rels/"].map { Data($0.utf8) }
        return path.lowercased().hasSuffix(".xlsx") || names.contains { bytes.prefix(512).range(of: $0) != nil }
    }

    // MARK: Text that stands for something else

    private static func text(_ bytes: Data) -> String? {
        let opening = String(decoding: bytes.prefix(256), as: UTF8.self).trimmed.lowercased()
        if opening.hasPrefix("version https://git-lfs.github.com/spec/") {
            return "is a Git LFS pointer and not the file itself; fetch it in its repository: git lfs pull"
        }
        if opening.hasPrefix("/annex/objects/") || opening.hasPrefix("../.git/annex/objects/") {
            return "is a git-annex pointer and not the file itself; fetch it in its repository: git annex get"
        }
        if opening.hasPrefix("<!doctype html") || opening.hasPrefix("<html") {
            return
                "is a web page and not data; fetch the file itself (on GitHub: Raw; on Hugging Face: resolve, not blob)"
        }
        if opening.hasPrefix("<?xml") { return "is XML; data are JSON Lines, a JSON array, CSV or TSV" }
        return nil
    }
}

/// A file as it stands in a command that somebody may copy.
private struct CommandFile {
    private let name: String

    /// A name that would need quoting beyond the usual is shown as FILE.
    init(_ path: String) {
        let isPlain = !path.isEmpty && path.unicodeScalars.allSatisfy { Self.plain.contains($0) }
        name = isPlain ? path : "FILE"
    }

    /// As a word of a shell.
    var shell: String { name.contains(" ") ? "'\(name)'" : name }
    /// As a text in Python within a shell's double quotes.
    var python: String { "'\(name)'" }
    /// Where its rows go.
    var rows: String { "'\(stem).jsonl'" }
    /// Where its table goes.
    var table: String { "'\(stem).csv'" }

    /// A line of Python with pandas.
    func pandas(_ call: String) -> String { "python3 -c \"import pandas; \(call)\"" }

    private var stem: String {
        let url = URL(fileURLWithPath: name).deletingPathExtension().lastPathComponent
        return url.isEmpty || name == "FILE" ? "rows" : url
    }

    private static let plain = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: " ._-+/=,@%"))
}
