import Testing

@testable import CandorWeb

@Suite("Markdown") struct MarkdownTests {
    @Test("Headings, lists and emphasis become elements") func elements() {
        let html = Markdown(text: "# Consent\n\n- one\n- *two*\n").html
        #expect(html.contains("<h1>Consent</h1>"))
        #expect(html.contains("<li><em>two</em></li>"))
    }

    @Test("Raw HTML is left out, and a link that runs a script is emptied") func hostile() {
        let html = Markdown(text: "Hello <script>alert(1)</script> [link](javascript:alert(2))\n\n<b onclick=x>").html
        #expect(!html.contains("<script"))
        #expect(!html.contains("javascript:"))
        #expect(!html.contains("onclick"))
    }
}
