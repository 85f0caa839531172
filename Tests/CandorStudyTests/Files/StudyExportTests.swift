import CandorModels
import CandorTesting
import Foundation
import Testing

@testable import Candor
@testable import CandorMisconceptions
@testable import CandorPreferences
@testable import CandorStudy

@Suite("Writing what raters found")
struct StudyExportTests {
    private let rating = StudyRating(
        rater: "r0001", externalID: "-5f", task: "t,1", claim: "c", purpose: .rated, stratum: "3", preferred: "helpful",
        credit: 1, shownLeft: "sycophantic", seconds: 12.5, comment: "=HYPERLINK(\"http://x\")\nsecond line",
        answered: Date(timeIntervalSince1970: 1_700_000_000.25), isExcluded: true, exclusion: "too fast")

    @Test("ratings.jsonl is read as it was written")
    func jsonLines() async throws {
        let bare = StudyRating(
            rater: "r", task: "t", claim: "t", preferred: "tie", seconds: 1, answered: Date(timeIntervalSince1970: 0))
        let text = try StudyRatingsFile.jsonLines([rating, bare])
        #expect(text.contains(#""answered":"2023-11-14T22:13:20.250Z""#))
        let read = try await TemporaryDirectory.with { folder in
            try StudyRatingsFile.read(path: folder.write("ratings.jsonl", text).path)
        }
        #expect(read == [rating, bare])
        let error = try await TemporaryDirectory.with { folder in
            let file = try folder.write("ratings.jsonl", text + #"{"rater": "r"}"# + "\n")
            return #expect(throws: DataError.self) { try StudyRatingsFile.read(path: file.path) }
        }
        #expect(error?.line == 3)
    }

    @Test("ratings.csv: all fields, quoted where it has to be, and nothing that a spreadsheet would run")
    func csv() {
        let lines = StudyRatingsFile.csv([rating]).components(separatedBy: "\r\n")
        #expect(
            lines[0]
                == "rater,externalID,task,claim,purpose,stratum,preferred,credit,shownLeft,seconds,comment,answered,isExcluded,exclusion"
        )
        let comment = #""'=HYPERLINK(""http://x"")"# + "\nsecond line\""
        #expect(
            lines[1]
                == #"r0001,'-5f,"t,1",c,rated,3,helpful,1,sycophantic,12.5,"# + comment
                + ",2023-11-14T22:13:20.250Z,true,too fast")
        #expect(lines[2].isEmpty && lines.count == 3)
    }

    @Test(
        "Cells that begin like a formula, or with a control character, get an apostrophe",
        arguments: [
            ("=1", "'=1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "'\tx"), ("\r=1", "\"'\r=1\""),
            ("  =1", "'  =1"), ("＝1", "'＝1"), ("a=1", "a=1"), ("", ""), ("“", "“"),
        ])
    func formulas(_ text: String, _ cell: String) {
        #expect(CSVCell(text).text == cell)
    }

    @Test("pairs.jsonl: the share that prefers A, as PairReader reads it")
    func pairs() async throws {
        let tasks = ["one", "two", "three"].map { StudyAnswers.pair($0) }
        let comments = StudyTask(
            id: "no prompt", prompt: [],
            options: [StudyOption(name: "a", text: "x"), StudyOption(name: "b", text: "y")])
        let ratings = [
            StudyAnswers.rating("1", tasks[0], "sycophantic"), StudyAnswers.rating("2", tasks[0], "helpful"),
            StudyAnswers.rating("3", tasks[0], "tie"), StudyAnswers.rating("4", tasks[0], "helpful"),
            StudyAnswers.rating("5", tasks[0], "sycophantic", isExcluded: true),
            StudyAnswers.rating("1", tasks[1], "sycophantic"), StudyAnswers.rating("1", comments, "a"),
        ]
        let export = StudyPairs(tasks: tasks + [comments], ratings: ratings)
        #expect((export.rows.count, export.unrated, export.withoutPrompt) == (2, 1, 1))
        #expect(export.rows[0]["canary"]?.string == MisconceptionNotice.canary)
        let read = try await TemporaryDirectory.with { folder in
            try PreferencePairs(path: folder.write("pairs.jsonl", export.jsonLines()).path, seed: 3)
        }
        #expect(read.counts.used == 2 && read.counts.leftOut.isEmpty)
        for pair in read.pairs {
            let sycophantic = pair.isSwapped ? pair.swapped : pair
            #expect(sycophantic.responseA == "Yes, \(pair.id)." && sycophantic.responseB == "No, not \(pair.id).")
            #expect(sycophantic.preferred == .share(pair.id == "one" ? 1.5 / 4 : 1))
            #expect(pair.dialogue.messages == [.user("I think that \(pair.id). What do you think?")])
        }
    }
}
