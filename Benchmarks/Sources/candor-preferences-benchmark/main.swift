import Foundation

// usage: candor-preferences-benchmark study|gradient     (a description as JSON on the standard input, results likewise)
//
// study     fits many made-up data sets; calibration.py judges the results
// gradient  times the gradient of the likelihood beside what memory and cache give
let input = FileHandle.standardInput.readDataToEndOfFile()
let encoder = JSONEncoder()
encoder.outputFormatting = [.sortedKeys]

switch CommandLine.arguments.dropFirst().first {
case "study":
    let study = try JSONDecoder().decode(FitStudy.self, from: input)
    print(String(decoding: try encoder.encode(try await study.run()), as: UTF8.self))
case "gradient":
    let timing = try JSONDecoder().decode(GradientTiming.self, from: input)
    print(String(decoding: try encoder.encode(try timing.run()), as: UTF8.self))
default:
    FileHandle.standardError.write(Data("usage: candor-preferences-benchmark study|gradient < DESCRIPTION\n".utf8))
    exit(64)
}
