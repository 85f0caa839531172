/// Words that carry grammar rather than content.
enum FunctionWords {
    /// In folded form.
    static let all = Set(
        """
        a an the and or nor of to in on at by for from with as into than that this these those there it its he she they them \
        his her their we us our you your i my me is are was were be been being am do does did has have had can could will \
        would shall should may might must not no if so then also about over under up down out off who whom whose which what \
        when where why how all any some each both such only very just
        """.split(separator: " ").map(String.init))
}
