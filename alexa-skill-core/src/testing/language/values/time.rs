use super::{Language, number};

/// A time of day: `17:30`, or `MO`, `AF`, `EV`, `NI` for a part of it.
pub(super) fn parse(words: &[&str], language: Language) -> Option<String> {
    let part = match words {
        ["in", "the" | "der", part] | ["this" | "the" | "at" | "am" | "heute", part] | [part] => {
            part_of_day(part)
        }
        _ => None,
    };
    part.map(str::to_owned).or_else(|| clock(words, language))
}

fn part_of_day(word: &str) -> Option<&'static str> {
    Some(match word {
        "morning" | "vormittag" | "morgens" | "vormittags" => "MO",
        "afternoon" | "nachmittag" | "nachmittags" => "AF",
        "evening" | "abend" | "abends" => "EV",
        "night" | "nacht" | "nachts" | "tonight" => "NI",
        "noon" | "midday" | "mittag" | "mittags" => "12:00",
        "midnight" | "mitternacht" => "00:00",
        _ => return None,
    })
}

/// Which half of the day was said.
#[derive(Clone, Copy, PartialEq)]
enum Half {
    Morning,
    Evening,
    /// From six in the evening to before six in the morning.
    Night,
}

fn clock(words: &[&str], language: Language) -> Option<String> {
    let (words, half) = halves(words);
    let (hour, minute) = match language {
        Language::English => english(words)?,
        Language::German => german(words)?,
    };
    let hour = match (half, hour) {
        (Some(_), 13..) | (None, 25..) => return None,
        (Some(Half::Morning | Half::Night), 12) | (_, 24) => 0,
        (Some(Half::Evening), 1..=11) | (Some(Half::Night), 6..=11) => hour + 12,
        (_, hour) => hour,
    };
    (minute < 60).then(|| format!("{hour:02}:{minute:02}"))
}

fn halves<'a, 'b>(words: &'a [&'b str]) -> (&'a [&'b str], Option<Half>) {
    match words {
        [rest @ .., "in", "the", "morning"]
        | [rest @ .., "am" | "morgens" | "früh" | "vormittags"]
            if !rest.is_empty() =>
        {
            (rest, Some(Half::Morning))
        }
        [rest @ .., "in", "the", "afternoon" | "evening"]
        | [rest @ .., "pm" | "nachmittags" | "abends"]
            if !rest.is_empty() =>
        {
            (rest, Some(Half::Evening))
        }
        [rest @ .., "in", "the", "night"]
        | [rest @ .., "at", "night"]
        | [rest @ .., "in", "der", "nacht"]
        | [rest @ .., "nachts"]
            if !rest.is_empty() =>
        {
            (rest, Some(Half::Night))
        }
        words => (words, None),
    }
}

fn english(words: &[&str]) -> Option<(u64, u64)> {
    let hour = |words: &[&str]| number::whole(words, Language::English);
    Some(match words {
        ["half", "past" | "after", rest @ ..] => (hour(rest)?, 30),
        ["a", "quarter", rest @ ..] => return english(&[&["quarter"], rest].concat()),
        [rest @ .., "o'clock"] => (hour(rest)?, 0),
        words => {
            return counted(words, Language::English).or_else(|| figures(words, Language::English));
        }
    })
}

/// "ten past five", "twenty minutes to six", "zehn nach fünf".
fn counted(words: &[&str], language: Language) -> Option<(u64, u64)> {
    let at = words.iter().position(|word| {
        matches!(
            *word,
            "past" | "after" | "to" | "before" | "till" | "nach" | "vor"
        )
    })?;
    let minutes = match &words[..at] {
        ["quarter" | "viertel"] => 15,
        [rest @ .., "minute" | "minutes" | "minuten"] | rest => number::whole(rest, language)?,
    };
    if !(1..60).contains(&minutes) {
        return None;
    }
    let hour = number::whole(words.get(at + 1..)?, language)?;
    Some(match words[at] {
        "past" | "after" | "nach" => (hour, minutes),
        _ => (before(hour), 60 - minutes),
    })
}

fn german(words: &[&str]) -> Option<(u64, u64)> {
    let hour = |words: &[&str]| number::whole(words, Language::German);
    let words = match words {
        [rest @ .., "uhr"] => rest,
        words => words,
    };
    Some(match words {
        ["halb", rest @ ..] => (before(hour(rest)?), 30),
        [hours, "uhr", minutes] => (hour(&[hours])?, hour(&[minutes])?),
        words => {
            return counted(words, Language::German).or_else(|| figures(words, Language::German));
        }
    })
}

fn before(hour: u64) -> u64 {
    match hour {
        0 | 24 => 23,
        1 => 12,
        hour => hour - 1,
    }
}

/// "10:30", "ten thirty", "ten oh five", "ten".
fn figures(words: &[&str], language: Language) -> Option<(u64, u64)> {
    if let [time] = words
        && let Some((hour, minute)) = time.split_once(':')
    {
        return Some((hour.parse().ok()?, minute.parse().ok()?));
    }
    if let Some(hour) = number::whole(words, language).filter(|hour| *hour <= 24) {
        return Some((hour, 0));
    }
    // "twenty two thirty" has an hour of two words, "twenty thirty" of one.
    (1..=2).rev().find_map(|used| {
        let hour = number::whole(words.get(..used)?, language)?;
        let minute = match words.get(used..)? {
            ["oh" | "o", digit] => number::whole(&[digit], language).filter(|digit| *digit < 10)?,
            rest => number::whole(rest, language).filter(|minute| (10..60).contains(minute))?,
        };
        Some((hour, minute))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_both_languages() {
        let read = |text: &str, language| parse(&text.split(' ').collect::<Vec<_>>(), language);
        for (text, time) in [
            ("10:30", Some("10:30")),
            ("10:30 pm", Some("22:30")),
            ("five pm", Some("17:00")),
            ("five in the morning", Some("05:00")),
            ("ten thirty", Some("10:30")),
            ("ten oh five", Some("10:05")),
            ("half past five", Some("05:30")),
            ("quarter to six pm", Some("17:45")),
            ("twelve am", Some("00:00")),
            ("noon", Some("12:00")),
            ("evening", Some("EV")),
            ("five o'clock", Some("05:00")),
            ("in the evening", Some("EV")),
            ("in the afternoon", Some("AF")),
            ("in the morning", Some("MO")),
            ("this evening", Some("EV")),
            ("at night", Some("NI")),
            ("one at night", Some("01:00")),
            ("twelve at night", Some("00:00")),
            ("half past twelve at night", Some("00:30")),
            ("ten to one at night", Some("00:50")),
            ("five at night", Some("05:00")),
            ("six at night", Some("18:00")),
            ("eleven thirty at night", Some("23:30")),
            ("three in the night", Some("03:00")),
            ("thirteen at night", None),
            ("at noon", Some("12:00")),
            ("ten past five", Some("05:10")),
            ("a quarter past five", Some("05:15")),
            ("twenty five minutes to six pm", Some("17:35")),
            ("five to one", Some("12:55")),
            ("twenty two thirty", Some("22:30")),
            ("twenty thirty", Some("20:30")),
            ("twenty two oh five", Some("22:05")),
            ("ten past", None),
            ("seventy past five", None),
            ("at tea", None),
            ("25", None),
            ("10:75", None),
            ("13 pm", None),
            ("tea", None),
        ] {
            assert_eq!(read(text, Language::English).as_deref(), time, "{text}");
        }
        for (text, time) in [
            ("zehn uhr", Some("10:00")),
            ("zehn uhr dreißig", Some("10:30")),
            ("halb elf", Some("10:30")),
            ("halb eins", Some("12:30")),
            ("viertel nach acht abends", Some("20:15")),
            ("17:05 uhr", Some("17:05")),
            ("mitternacht", Some("00:00")),
            ("am abend", Some("EV")),
            ("heute nacht", Some("NI")),
            ("in der nacht", Some("NI")),
            ("nachts", Some("NI")),
            ("ein uhr nachts", Some("01:00")),
            ("elf uhr nachts", Some("23:00")),
            ("zwölf uhr nachts", Some("00:00")),
            ("halb eins in der nacht", Some("00:30")),
            ("drei uhr in der nacht", Some("03:00")),
            ("zehn nach fünf", Some("05:10")),
            ("fünf vor eins", Some("12:55")),
            ("viertel vor acht", Some("07:45")),
        ] {
            assert_eq!(read(text, Language::German).as_deref(), time, "{text}");
        }
    }
}
