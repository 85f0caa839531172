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
