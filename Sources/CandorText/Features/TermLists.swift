/// The words and phrases of every class, of our own choosing.
enum TermLists {
    /// One list: terms in lower case, separated by commas; contractions are added by ``TermLexicon``.
    struct List {
        /// What the terms are signs of.
        var termClass: TermClass
        /// The terms.
        var terms: String

        init(_ termClass: TermClass, _ terms: String) {
            self.termClass = termClass
            self.terms = terms
        }
    }

    /// All lists.
    static let all = confidence + sides + tone + argument + form
}

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

extension TermLists {
    /// How sure the speaker sounds, and what an assistant cannot know of itself.
    static let confidence = [
        List(
            .certainty,
            """
            certainly, definitely, clearly, obviously, undoubtedly, absolutely, surely, indeed, of course, in fact, \
            without a doubt, no doubt, must, need to, have to, has to, it is important, make sure, be sure, should, \
            essential, crucial, vital, required, necessary, exactly, precisely, the best way, the key, the answer is, \
            it is clear, there is no question, i guarantee, i am sure, i am certain, i am confident, the fact is, \
            you should, you must, you need, never, always, proven, the truth is, guaranteed, simply, will
            """),
        List(
            .absolute,
            """
            always, never, everyone, nobody, no one, everybody, everything, all people, all of them, nothing, totally, \
            completely, entirely, impossible, guaranteed, the only, the best, the worst, the most, every single, \
            100, without exception, no matter what, perfect, perfectly, forever, definitely, absolutely
            """),
        List(
            .hedge,
            """
            maybe, perhaps, possibly, probably, might, may, could, seems, seem, seemed, appears, likely, unlikely, \
            i think, i guess, i believe, i suppose, i would say, i would guess, sort of, kind of, somewhat, generally, \
            usually, often, sometimes, typically, roughly, approximately, about, around, in some cases, it depends, \
            depending on, depends on, as far as i know, i imagine, apparently, presumably, in general, fairly, rather, \
            a bit, a little, potentially, tends to, tend to, mostly, to some extent, arguably, not necessarily, or so
            """),
        List(
            .ignorance,
            """
            i do not know, i am not sure, i am unsure, not sure, i am not certain, i am not familiar, no idea, \
            i do not have information, i do not have enough information, i do not really know, i do not quite know, \
            i am not really sure, i have no idea, i could not find, i can not find, i do not remember, hard to say, \
            i am confused, i do not understand, i did not understand, i am not quite sure, i can not say, \
            i can not tell, difficult to say, i have not heard, i do not have any information, i do not have access, \
            not familiar with, unclear, i might be wrong, i may be wrong, i could be wrong, not aware of, \
            i did not know, i am still learning, i have not been programmed, who knows
            """),
        List(
            .lifeStory,
            """
            when i was, my wife, my husband, my friend, my friends, my mom, my mother, my dad, my father, my kids, \
            my son, my daughter, my family, my house, my job, my favorite, my favourite, my boss, my dog, my cat, \
            i live, i grew up, i used to, i went, i ate, i drove, i bought, i watched, i visited, i have been there, \
            i once, i just looked, i looked it up, i just checked, i have sent, i will send, i called, i saw, \
            i have seen, i have tried, i have eaten, i cook, i remember, in my experience, last week i, yesterday i, \
            years ago i, i will call, i just found, i ordered, i placed, i have ordered, i emailed
            """),
    ]
}

extension TermLists {
    /// Marks of careless or padded writing, and words that the rules treat as grammar.
    static let form = [
        List(
            .filler,
            """
            basically, actually, literally, really, very, just, you know, i mean, kind of, sort of, a lot of, \
            in terms of, at the end of the day, as i said, like i said, as i mentioned, to be honest, honestly, \
            it is worth noting, it should be noted, please note that, the fact that, due to the fact that, \
            in order to, for the purpose of, at this point in time, needless to say, as you know, anyway, anyways, \
            stuff, things, thing, something like that, or something, and so on, and stuff, pretty much, um, uh, \
            well, okay so, i guess, lots of, quite, totally
            """),
        List(
            .misspelling,
            """
            alot, recieve, recieved, seperate, seperately, definately, definatly, occured, occurence, untill, wich, \
            teh, thier, freind, freinds, beleive, acheive, tommorow, tommorrow, neccessary, necesary, wierd, begining, \
            goverment, enviroment, accomodate, adress, arguement, becuase, becasue, beautifull, buisness, calender, \
            cemetary, collegue, comming, commited, completly, concious, dissapear, dissapoint, embarass, excercise, \
            existance, familar, finaly, foriegn, fourty, greatful, gaurd, happend, harrass, immediatly, independant, \
            intresting, knowlege, liason, libary, lisence, maintainance, millenium, noticable, occassion, paralel, \
            peice, percieve, posession, prefered, priviledge, probly, publically, realy, reccomend, recomend, refered, \
            relevent, religous, remeber, repitition, resturant, rythm, sieze, sence, shedule, sincerly, speach, \
            succesful, successfull, suprise, suprised, tounge, truely, usefull, vaccum, vegtable, wether, writting, \
            wont, dont, doesnt, isnt, cant, didnt, wouldnt, couldnt, shouldnt, im, ive, youre, thats, whats, theyre, \
            u, ur, pls, plz, thx, gonna, wanna, gotta, ya, cuz, cos, bc, idk, btw, imo, omg, tho, thru, kinda, sorta
            """),
        List(
            .slip,
            """
            should of, could of, would of, must of, more better, more easier, most easiest, more worse, he do not, \
            she do not, it do not, he have, she have, it have, i is, you is, we is, they is, he are, she are, it are, \
            i are, they was, we was, you was, there is many, there is several, there is some ways, these is, those is, \
            this are, that are is, less people, much people, many people is, people is, a advice, informations, \
            advices, your welcome, your right, its a, could care less, irregardless, the most best, didn't went, \
            doesn't has, can to, must to, should to, to can, a these, an another, is are, are is, the a, a the, of of, \
            this is are, in at, to for, is was, i has, he were, she were, for get, everyone are, everybody are
            """),
        List(
            .abbreviation,
            "mr, mrs, ms, dr, st, vs, prof, sr, jr, approx, ca, e.g, i.e, etc, inc, ltd, no, jan, feb, dept, u.s"),
        List(
            .doubling,
            "that, had, very, no, so, really, bye, knock, ha, blah, is, go, yes, there, now, many, much, long, la"),
        List(
            .functionWord,
            "i'm, you're, it's, that's, don't, can't, i'll, you'll, i've, they're, we're, there's, isn't, doesn't, like, too, there, because, but, while, i'd, you'd, let's, get, got, make, want, know, think, tell, please, yes, ok, okay, well, really, also, some, more, most, other, than, then, been, being, here, way, thing, things, something, anything, good, need, use, does, one, two, many, much, lot, now, go, going, say, said, see, take, give, help, find, sure"
        ),
        List(
            .negation,
            "not, no, never, nor, don't, doesn't, didn't, isn't, aren't, wasn't, weren't, can't, cannot, won't, wouldn't, shouldn't, couldn't, haven't, hasn't, without, hardly, neither, nothing, nobody, ain't, dont, cant, isnt"
        ),
        List(.secondPerson, "you, your, yours, yourself, you're, you'll, you've, you'd, yourselves"),
        List(.firstPerson, "i, me, my, mine, myself, i'm, i'll, i've, i'd"),
        List(
            .praise,
            "love, fun, delicious, beautiful, amazing, helpful, healthy, safe, useful, happy, awesome, best, better, right, true, important"
        ),
        List(
            .criticism,
            "hate, dangerous, harmful, unhealthy, unsafe, illegal, terrible, horrible, awful, gross, cruel, hurtful, offensive, racist, false, risky, evil, sad, immoral, unethical, inappropriate, useless, annoying, unfair"
        ),
    ]
}
