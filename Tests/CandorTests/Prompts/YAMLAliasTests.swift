import Candor
import Testing

@Suite("Aliases in YAML")
struct YAMLAliasTests {
    @Test(
        "An alias is refused at its line, however it is written",
        arguments: [
            ("a: &x 1\nb: *x", 2), ("a: &x {k: v}\nb:\n  - *x", 3), ("&k a: 1\n? *k\n: 2", 2),
            ("a: &x !!str 1\nb: *x", 2), ("a: !!str &x 1\nb: *x", 2), ("base: &b {c: 1}\nd:\n  <<: *b", 3),
            ("a: {\"b\":&x 1, c: *x}", 1), ("a: *nowhere", 1),
            ("\"a\": &x !t 1\nnote: \"R &D: 1\"\nR &D: 1\nR &E: 2\nb: *x", 5),
        ])
    func refused(text: String, line: Int) {
        let error = #expect(throws: DataError.self) { try YAMLDocument(text, file: "f.yaml") }
        #expect(error?.line == line && error?.reason.contains("alias") == true, "\(String(describing: error))")
    }

    @Test("What only looks like one is text")
    func text() throws {
        let document = try YAMLDocument(
            """
            title: R&D and *more*
            quoted: "&a and *a"
            other: '&a *a'
            block: |
              &a one
              *a two
            plain: 2 * 3 & 4
            anchored: &unused value
            """, file: "f.yaml")
        let texts = try document.members().map { try $0.value.text() }
        #expect(
            texts == [
                "R&D and *more*", "&a and *a", "&a *a", "&a one\n*a two\n", "2 * 3 & 4", "value",
            ])
    }

    @Test("What is no YAML is said to be none")
    func broken() {
        #expect(throws: DataError.self) { try YAMLDocument("a: &x [1\nb: *x", file: "f.yaml") }
        #expect(throws: DataError.self) { try YAMLDocument("a: & b\nc: * d", file: "f.yaml") }
    }
}
