import ArgumentParser

/// What becomes of rows that cannot be used.
struct RowOptions: ParsableArguments {
    @Flag(help: "Leave out rows that cannot be used, count and list them, instead of stopping at the first.")
    var skipBadRows = false
}
