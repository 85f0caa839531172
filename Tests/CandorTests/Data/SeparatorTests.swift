import Candor
import CandorMisconceptions
import CandorModels
import CandorPreferenceModels
import CandorPreferences
import CandorStudy
import CandorTestSupport
import CandorTesting
import Foundation
import Testing

@Suite("Tables with semicolons, tabs and the like")
struct SeparatorTests {
    private static let tables: [(name: String, text: String)] = [
        ("pairs.csv", "id;prompt;response_a;response_b;preferred\n1;Why, then?;\"x; y\";\"z\"\"\";0,25\n"),
        ("pairs.csv", "id\tprompt\tresponse_a\tresponse_b\tpreferred\n1\tWhy, then?\tx; y\t\"z\"\"\"\t0.25\n"),
        ("pairs.tsv", "id\tprompt\tresponse_a\tresponse_b\tpreferred\r\n1\tWhy, then?\tx; y\t\"z\"\"\"\t0.25\r\n"),
        ("pairs.csv", "id|prompt|response_a|response_b|preferred\n1|Why, then?|x; y|\"z\"\"\"|0.25\n"),
        ("pairs.csv", "sep=;\r\nid;prompt;response_a;response_b;preferred\r\n1;Why, then?;\"x; y\";\"z\"\"\";0,25\r\n"),
        (
            "pairs.csv",
            "\"id\";\"prompt\";\"response_a\";\"response_b\";\"preferred\"\n1;Why, then?;\"x; y\";\"z\"\"\";0.25"
        ),
        ("pairs.csv", "id,prompt,response_a,response_b,preferred\n1,\"Why, then?\",x; y,\"z\"\"\",0.25\n"),
    ]

    @Test("What separates the header's names separates the fields", arguments: tables)
    func pairs(name: String, text: String) async throws {
        let read = try await PairFiles.pairs([text], name: name)
        let pair = try #require(read.pairs.first)
        #expect(read.pairs.count == 1 && pair.id == "1")
        #expect(pair.dialogue.messages == [.user("Why, then?")])
        #expect(pair.inFileOrder == ("x; y", "z\""))
        #expect((pair.isSwapped ? pair.preferred.swapped : pair.preferred) == .share(0.25))
    }

    @Test("Lines are counted with a line that names the separator")
    func lines() async throws {
        let text = "sep=;\nid;prompt;response_a;response_b;preferred\n1;Why?;x;y;a\n2;Why?;x;y;c\n"
        let error = await #expect(throws: DataError.self) { try await PairFiles.pairs([text], name: "pairs.csv") }
        #expect(error?.line == 4 && error?.field == "preferred")
    }

    @Test("Verdicts, tasks, prompts, misconceptions and labels may be tables")
    func everyReader() async throws {
        try await TemporaryDirectory.with { folder in
            func path(_ name: String, _ text: String) throws -> String { try folder.write(name, text).path }
            let gold = try GoldFile(
                path: path(
                    "gold.csv",
                    """
                    id;judge;question;response;correct;verdict;source
                    1;correctness;Who?;Ann;"["Ann", 7]";correct;human
                    2;correctness;Who?;Bo;Ann;no;model
                    """.replacing("\"[\"Ann\", 7]\"", with: "\"[\"\"Ann\"\", 7]\"")))
            let asked: [CorrectnessQuestion] = [
                .freeFormCorrectness(question: "Who?", response: "Ann", correct: ["Ann", "7"], incorrect: []),
                .freeFormCorrectness(question: "Who?", response: "Bo", correct: ["Ann"], incorrect: []),
            ]
            #expect(gold.rows.map { $0.question as? CorrectnessQuestion } == asked)
            #expect(gold.rows.map(\.verdict) == ["correct", "incorrect"] && gold.rows.map(\.id) == ["1", "2"])
            let tasks = try StudyTaskFile(path: path("tasks.tsv", "id\tprompt\tverdicts\n9\tHi\t[\"yes\", \"no\"]\n"))
            #expect(tasks.tasks.map(\.id) == ["9"] && tasks.tasks[0].options.map(\.name) == ["yes", "no"])
            let prompts = try TrainingPrompts(path: path("prompts.csv", "prompt;topic\nHi;answer\n"))
            #expect(prompts.prompts.map(\.topic) == [.answer])
            #expect(try Misconceptions(path: path("claims.tsv", "id\tclaim\n1\tx, y\n")).items.map(\.claim) == ["x, y"])
            let labels = try LabelsFile(
                path: path("labels.csv", "pair;preferred;rater;polite;features.funny\n1;a;Ann;1;\n2;tie;;-1;0\n"))
            #expect(labels.features.sorted() == ["funny", "polite"])
            #expect(labels.pairs.map(\.pair) == ["1", "2"] && labels.pairs.map(\.rater) == ["Ann", nil])
            let polite = try #require(labels.features.firstIndex(of: "polite"))
            #expect(labels.pairs.map { $0.labels[polite] } == [.a, .b])
            #expect(labels.pairs.map { $0.labels[1 - polite] } == [nil, .same])
            let error = #expect(throws: DataError.self) {
                try LabelsFile(path: path("labels.csv", "pair,preferred,polite\n1,a,1\n2,a,2\n"))
            }
            #expect(error?.line == 3 && error?.field == "features.polite")
        }
    }

    @Test("A table of questions says which columns an evaluation needs")
    func questions() async throws {
        for badRows in [Dataset.BadRows.stop, .skip] {
            let error = try #require(
                await #expect(throws: DataError.self) {
                    try await Rows.dataset(
                        ["question;right;wrong", "Who?;Ann;Bo"], name: "q.csv", probe: .answer, badRows: badRows)
                })
            #expect((error.code, error.line) == (.malformed, 1))
            #expect(error.reason.contains("no column prompt and no column base"))
            #expect(error.reason.contains("it has question, right, wrong") && error.reason.contains("data.md"))
        }
    }

    @Test("Rows in the published format may stand in a table, their parts as JSON")
    func published() async throws {
        func cell(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }
        let base = cell(#"{"question": "Who?", "answer": ["Ann"]}"#)
        let set = try await Rows.dataset(
            [
                "prompt,base,metadata", #"Who?,\#(base),\#(cell(#"{"prompt_template": "{question}"}"#))"#,
                #"Who?,\#(cell("{'question': 'Who?'}")),"#,
            ], name: "answer.csv", badRows: .skip)
        #expect(set.items.count == 1 && set.items[0].prompts[0].dialogue.messages == [.user("Who?")])
        #expect(set.skipped.map(\.field) == ["base"] && set.skipped[0].reason.contains("single quotes"))
    }

    @Test("A dialogue that Python printed is no response")
    func pythonLists() async throws {
        let text = "chosen,rejected\n\"[{'role': 'user', 'content': 'Hi'}]\",\"[{'role': 'user', 'content': 'Ho'}]\"\n"
        let error = await #expect(throws: DataError.self) { try await PairFiles.pairs([text], name: "pairs.csv") }
        #expect(error?.field == "chosen" && error?.reason.contains("Python list") == true)
    }
}
