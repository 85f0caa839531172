import Candor
import CandorLab
import CandorStatistics
import CandorWeb
import Foundation

// candor-study-benchmark [RATERS [SECONDS]]: so many raters at once go through a study of 400 pairs, each reading for SECONDS on
// average before an answer. The server is a process of its own on the same machine; with `serve FILE` this program is it.

let arguments = CommandLine.arguments.dropFirst()
if arguments.first == "serve", let path = arguments.dropFirst().first {
    try await StudyServer(try Study(path: path), options: ServerOptions(port: 0)).run { port in
        FileHandle.standardOutput.write(Data("\(port)\n".utf8))
    }
} else {
    let raters = arguments.first.flatMap { Int($0) } ?? 200
    let seconds = arguments.dropFirst().first.flatMap { Double($0) } ?? 1
    try await PanelLoad(raters: raters, seconds: seconds).measure()
}
