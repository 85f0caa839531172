/// The one form that a word's forms are compared by: singular, American, without the marks of Latin plurals.
enum WordForms {
    /// A light stem: British `ae` is `e`, `St` is `saint`, `colour` is `color`, and plurals lose their ending, also Latin and
    /// Greek ones: `bones` is `bone`, `cities` is `city`, `nuclei` is `nucleus`; `glass` and `Paris` stay.
    static func stem(_ word: String) -> String {
        if word == "st" { return "saint" }
        guard word.count > 3, word.allSatisfy(\.isLetter) else { return word }
        if let singular = irregular[word] { return singular }
        let word = latin(word) ?? english(word)
        return american(word.replacing("ae", with: "e"))
    }

    private static func english(_ word: String) -> String {
        guard word.hasSuffix("s") else { return word }
        if word.hasSuffix("ies"), word.count > 4 { return String(word.dropLast(3)) + "y" }
        if word.hasSuffix("oes"), word.count > 5 { return String(word.dropLast(2)) }
        for ending in ["sses", "shes", "ches", "xes", "zes"] where word.hasSuffix(ending) {
            return String(word.dropLast(2))
        }
        for ending in ["ss", "us", "is"] where word.hasSuffix(ending) { return word }
        return String(word.dropLast())
    }

    /// The singular of a Latin or Greek plural; forms that are a singular as well (`Maria`) come out alike on both sides.
    private static func latin(_ word: String) -> String? {
        guard word.count > 4 else { return nil }
        if word.hasSuffix("ae") { return String(word.dropLast()) }
        if word.hasSuffix("i"), !word.hasSuffix("ii") { return String(word.dropLast()) + "us" }
        if word.hasSuffix("ii") { return String(word.dropLast(2)) + "ius" }
        for ending in ["yses", "eses", "oses", "crises", "oases"] where word.hasSuffix(ending) && word.count > 6 {
            return String(word.dropLast(2)) + "is"
        }
        if neuters.contains(word) { return String(word.dropLast()) + "um" }
        return nil
    }

    private static func american(_ word: String) -> String {
        if let other = spellings[word] { return other }
        if word.hasSuffix("our"), word.count > 4 { return String(word.dropLast(2)) + "r" }
        if word.hasSuffix("tre"), word.count > 4 { return String(word.dropLast(2)) + "er" }
        if word.hasPrefix("sulph") { return "sulf" + word.dropFirst(5) }
        return word
    }

    /// Plurals in `a` whose singular ends in `um` or `on`.
    private static let neuters: Set<String> = [
        "bacteria", "addenda", "aquaria", "atria", "auditoria", "consortia", "crania", "curricula", "errata",
        "flagella",
        "gymnasia", "honoraria", "maxima", "media", "memoranda", "millennia", "minima", "moratoria", "optima", "ova",
        "ovula",
        "planetaria", "podia", "quanta", "referenda", "sanatoria", "spectra", "sera", "stadia", "strata", "symposia",
        "capitula", "cilia", "data", "emporia", "equilibria", "ischia", "labia", "septa", "solaria", "sterna",
        "terraria",
    ]

    private static let irregular: [String: String] = [
        "femora": "femur", "corpora": "corpus", "genera": "genus", "foramina": "foramen", "lumina": "lumen",
        "stigmata": "stigma", "stomata": "stoma", "schemata": "schema", "criteria": "criterion",
        "phenomena": "phenomenon",
        "mitochondria": "mitochondrion", "ganglia": "ganglion", "spermatozoa": "spermatozoon", "automata": "automaton",
        "vertices": "vertex", "indices": "index", "matrices": "matrix", "appendices": "appendix", "vortices": "vortex",
        "cortices": "cortex", "apices": "apex", "codices": "codex", "larynges": "larynx", "pharynges": "pharynx",
        "phalanges": "phalanx", "testes": "testis", "axes": "axis", "feet": "foot", "teeth": "tooth", "geese": "goose",
        "mice": "mouse", "lice": "louse", "children": "child", "oxen": "ox", "men": "man", "women": "woman",
        "wolves": "wolf", "leaves": "leaf", "knives": "knife", "lives": "life", "wives": "wife", "halves": "half",
        "calves": "calf", "loaves": "loaf", "shelves": "shelf", "thieves": "thief", "hooves": "hoof", "elves": "elf",
        "metres": "meter", "litres": "liter",
    ]

    private static let spellings: [String: String] = [
        "grey": "gray", "aluminium": "aluminum", "cheque": "check", "tyre": "tire", "jewellery": "jewelry",
        "catalogue": "catalog", "dialogue": "dialog", "programme": "program", "plough": "plow", "mould": "mold",
        "metre": "meter", "litre": "liter", "kilometre": "kilometer", "centimetre": "centimeter",
        "millimetre": "millimeter", "whisky": "whiskey", "moustache": "mustache", "pyjama": "pajama",
        "yoghurt": "yogurt",
    ]
}
