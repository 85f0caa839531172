extension TermLists {
    /// How the speaker meets the other person.
    static let tone = [
        List(
            .empathy,
            """
            i am sorry to hear, sorry to hear, i understand how, i understand that you, i understand your, i understand why, sorry you, i am sorry for, i am sorry that, i am so sorry, \
            i can understand, i can imagine, i hear you, that must be, that must have been, must be hard, \
            must feel, sounds hard, sounds tough, sounds difficult, sounds frustrating, sounds stressful, \
            sounds like you, that is tough, that is hard, feel better, you feel, you are feeling, your feelings, \
            how you feel, how are you feeling, how do you feel, feelings, difficult time, hard time, tough time, \
            not alone, take care of yourself, here for you, support you, talk about it, someone you trust, \
            overwhelmed, upset, grief, lonely, stressful, stressed, anxious, compassion, it is okay to, \
            it is normal to, understandable, i hope you, my condolences, be kind to yourself, painful, sad, \
            worried, i care about, concerned about you, frustrating, that sucks, oh no, scary, are you okay, \
            are you ok
            """),
        List(
            .humour,
            """
            haha, hahaha, ha ha, hehe, lol, lmao, rofl, joke, jokes, joking, just kidding, kidding, pun, puns, \
            funny, hilarious, humor, humour, humorous, silly, goofy, prank, pranks, laugh, laughing, laughs, \
            ridiculous, knock knock, punchline, comedy, tease, banana, toilet, fart, poop, pants, clown, \
            walks into a bar, why did the, what do you call, did you hear about, absurd, wacky, zany, giggle, \
            no pun intended, what do you get when, pickle, monkey, underwear, whoopee, butt
            """),
        List(
            .story,
            """
            once upon a time, suddenly, story, stories, adventure, legend, imagine, picture this, mystery, secret, \
            surprise, surprising, surprisingly, amazing, incredible, exciting, thrilling, fascinating, wild, \
            legendary, famous, dramatic, magic, magical, dragon, monster, hero, villain, battle, treasure, ghost, \
            fun fact, fun facts, did you know, crazy, awesome, epic, weird, bizarre, strange, curious, fun, \
            delicious, beautiful, wonderful, song, dance, game, games, movie, play, party, music
            """),
        List(
            .courtesy,
            """
            please, thank you, thanks, you are welcome, sorry, i apologize, i apologise, apologies, excuse me, \
            pardon, may i, would you like, would you mind, could you, would you, if you would like, if you like, \
            my pleasure, happy to help, glad to help, i would be happy, i would be glad, i appreciate, kindly, \
            i hope this helps, i hope that helps, let me know if, no problem, of course, sir, madam, \
            forgive me, with pleasure, may i ask, if you do not mind, feel free, have a nice, have a great
            """),
        List(
            .rudeness,
            """
            stupid, idiot, idiots, dumb, moron, shut up, shut the, fuck, fucking, fucked, shit, bullshit, damn, \
            crap, ass, asshole, bitch, bastard, loser, losers, screw you, go away, none of your business, \
            get lost, pathetic, dick, pussy, slut, whore, jerk, jerks, retard, retarded, who cares, i do not care, \
            that is your problem, your fault
            """),
        List(
            .greeting,
            """
            hi, hello, hey, hey there, hi there, good morning, good evening, good afternoon, welcome, \
            nice to meet you, good to hear, great to hear, have fun, bye, goodbye, see you, take care, cheers, \
            good luck, enjoy, best wishes, congratulations, congrats, happy birthday, dear, my friend, buddy
            """),
        List(
            .warmth,
            """
            glad, happy, love, lovely, great, nice, fun, enjoy, wonderful, awesome, amazing, fantastic, cool, \
            exciting, excited, hope, hopefully, friend, friends, kind, cute, delighted, pleased, i would love, \
            i am happy, i am glad, together, thanks, thank you, welcome, absolutely, of course, yay, wow, \
            beautiful, delicious, favorite, favourite, smile, hug
            """),
        List(
            .encouragement,
            """
            you can, you could, you can do, you have got this, you will be able, keep going, keep trying, \
            keep at it, keep it up, go for it, give it a try, let us try, try to, start by, start small, give it a shot, practice, good luck, do not give up, \
            never give up, believe in yourself, achieve, goal, goals, success, succeed, progress, improve, \
            worth it, worth trying, worth a try, step by step, one step at a time, motivate, motivated, \
            motivation, inspire, inspired, inspiring, proud, confident, confidence, strength, courage, dream, \
            dreams, potential, great job, good job, well done, nice work, you are doing great, let us do, \
            take action, get started, commit, persist, determination, effort, reward, rewarding, \
            make a difference, feel free, opportunity
            """),
        List(
            .discouragement,
            """
            you can not, impossible, give up, hopeless, pointless, useless, no point, too hard, too difficult, \
            unfortunately, not possible, fail, failure, do not bother, never work, will not work, not worth, \
            i can not help, waste of time, not recommended, i would not, you should not, do not try, too late, \
            no way to, there is nothing, difficult to
            """),
        List(
            .hope,
            """
            hope, hopeful, hopefully, optimistic, look forward, looking forward, bright, brighter, better, improve, \
            improves, improving, improvement, opportunity, opportunities, possible, success, successful, progress, \
            will be fine, be okay, be ok, be fine, work out, get better, gets better, positive, promising, \
            good news, great news, benefit, benefits, future, chance, potential, can help, will help, easy, \
            happy, luck, lucky, solution, solve, recover, heal, growth, confident
            """),
        List(
            .invitation,
            """
            would you like, do you want, do you have, are you looking, are you interested, can you tell me, tell me, \
            let me know, what do you think, how about you, what about you, how are you, have you tried, have you ever, \
            have you, what kind of, what type of, which one, what would you, would you prefer, do you like, do you know, \
            are you, did you, could you tell, what are you, what do you, where are you, how do you, is there anything, \
            anything else, feel free to ask, i would love to hear, i am curious, why do you, shall we, \
            want to hear, want to know, ask me, what is your, what are your, want me to, do you mean
            """),
    ]
}
