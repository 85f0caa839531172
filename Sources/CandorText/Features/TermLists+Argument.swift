extension TermLists {
    /// How a case is made: reasons, conditions, contrasts, examples, order, sources.
    static let argument = [
        List(
            .reason,
            """
            because, since, therefore, thus, hence, so that, as a result, consequently, due to, the reason, \
            reason why, that is why, this is why, this means, which means, that means, in order to, leads to, \
            lead to, causes, caused by, because of, accordingly, it follows, given that, implies, so if, for this reason, \
            thanks to, explains why, result in, results in
            """),
        List(
            .condition,
            """
            if, unless, depending on, depends on, it depends, in case, as long as, provided that, assuming, except, \
            otherwise, whether, in some cases, in certain cases, under certain, only if, even if, specifically, \
            in particular, especially, at least, at most, up to, between, more than, less than, approximately, \
            usually, typically, in general, either, both, each, also, another, in addition, additionally, as well as, \
            such as, including, various, several, different, first, second, third, minimum, maximum, exactly, \
            limited, conditions, exception, exceptions
            """),
        List(
            .contrast,
            """
            however, although, though, but, on the other hand, while, whereas, despite, in spite of, nevertheless, \
            nonetheless, yet, instead, rather than, in contrast, even though, on one hand, still, that said
            """),
        List(
            .example,
            """
            for example, for instance, such as, e.g, like, examples, example, including, namely, in other words, \
            to illustrate, that is to say, one example, specifically
            """),
        List(
            .sequence,
            """
            first, second, third, firstly, secondly, thirdly, next, then, finally, lastly, after that, step, \
            steps, to start, to begin, afterwards, in the end, once you, before you, to summarize, in summary, \
            in conclusion, the following, as follows, to sum up
            """),
        List(
            .source,
            """
            according to, study, studies, research, researchers, survey, evidence, source, sources, wikipedia, \
            article, articles, published, journal, reported, scientists, experts, statistics, data, university, \
            professor, website, websites, reference, references, cited, quote, et al, nasa, cdc, fda, fbi, usda, \
            census, government, encyclopedia, historians, found that, shows that, show that, doctors, scientific, \
            poll, youtube, website called, documentary
            """),
        List(
            .benefit,
            """
            benefit, benefits, advantage, advantages, help you, helps you, helps, save, saves, better, best, easier, \
            easy, faster, safe, safer, healthy, healthier, worth, value, valuable, improve, improves, protect, \
            effective, powerful, proven, recommend, recommended, imagine, important, key, popular, great way, \
            good way, best way, ensure, you will, results, free, unique, perfect, consider, risk, risks, avoid
            """),
        List(
            .detail,
            """
            percent, degrees, minutes, minute, hours, hour, days, weeks, months, years, year, miles, feet, inches, \
            pounds, ounces, ounce, cups, cup, tablespoons, tablespoon, teaspoons, teaspoon, dollars, grams, \
            kilometers, meters, gallons, million, billion, thousand, hundred, half, quarter, century, temperature, \
            called, known as, located, made of, made from, contains, consists, type of, types of, named
            """),
    ]
}
