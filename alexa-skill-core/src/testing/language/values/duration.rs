use super::{Language, number};

/// An ISO 8601 duration: "two hours and ten minutes" is `PT2H10M`.
pub(super) fn parse(words: &[&str], language: Language) -> Option<String> {
    // Years, months, weeks, days, hours, minutes, seconds.
    let mut counts = [0u64; 7];
    let mut rest = words;
    let mut last = None;
    while !rest.is_empty() {
        if let (["and" | "und", next @ ..], true) = (rest, last.is_some()) {
            rest = next;
            if let (["a", "half"], Some(unit)) = (rest, last) {
                add_half(&mut counts, unit)?;
                rest = &[];
            }
            continue;
        }
        if let ["half", "a" | "an", unit, next @ ..]
        | ["half" | "halbe", unit, next @ ..]
        | [
            "a" | "eine" | "einen",
            "half" | "halbe" | "halben",
            unit,
            next @ ..,
        ] = rest
        {
            add_half(&mut counts, unit_of(unit)?)?;
            rest = next;
            last = None;
            continue;
        }
        let (count, half, used) = match rest {
            ["anderthalb" | "eineinhalb", ..] => (1, true, 1),
            ["a" | "an", ..] => (1, false, 1),
            rest => {
                let (count, used) = number::prefix(rest, language)?;
                match rest.get(used..) {
                    Some(["and", "a", "half", ..]) => (count, true, used + 3),
                    _ => (count, false, used),
                }
            }
        };
        let unit = unit_of(rest.get(used)?)?;
        if counts[unit] != 0 {
            return None;
        }
        counts[unit] = count;
        if half {
            add_half(&mut counts, unit)?;
        }
        rest = &rest[used + 1..];
        last = Some(unit);
    }
    written(counts)
}

fn unit_of(word: &str) -> Option<usize> {
    Some(match word {
        "year" | "years" | "jahr" | "jahre" | "jahren" => 0,
        "month" | "months" | "monat" | "monate" | "monaten" => 1,
        "week" | "weeks" | "woche" | "wochen" => 2,
        "day" | "days" | "tag" | "tage" | "tagen" => 3,
        "hour" | "hours" | "stunde" | "stunden" => 4,
        "minute" | "minutes" | "minuten" => 5,
        "second" | "seconds" | "sekunde" | "sekunden" => 6,
        _ => return None,
    })
}

/// Half of a unit in the next smaller one.
fn add_half(counts: &mut [u64; 7], unit: usize) -> Option<()> {
    let (smaller, half) = match unit {
        0 => (1, 6),
        3 => (4, 12),
        4 => (5, 30),
        5 => (6, 30),
        _ => return None,
    };
    counts[smaller] = counts[smaller].checked_add(half)?;
    Some(())
}

fn written(counts: [u64; 7]) -> Option<String> {
    if counts.iter().all(|count| *count == 0) {
        return None;
    }
    let part = |counts: &[u64], letters: &str| {
        let mut part = String::new();
        for (count, letter) in counts.iter().zip(letters.chars()) {
            if *count > 0 {
                part.push_str(&count.to_string());
                part.push(letter);
            }
        }
        part
    };
    let (date, time) = (part(&counts[..4], "YMWD"), part(&counts[4..], "HMS"));
    Some(if time.is_empty() {
        format!("P{date}")
    } else {
        format!("P{date}T{time}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_both_languages() {
        let read = |text: &str, language| parse(&text.split(' ').collect::<Vec<_>>(), language);
        for (text, duration) in [
            ("ten minutes", Some("PT10M")),
            ("two hours and ten minutes", Some("PT2H10M")),
            ("an hour", Some("PT1H")),
            ("half an hour", Some("PT30M")),
            ("an hour and a half", Some("PT1H30M")),
            ("two and a half hours", Some("PT2H30M")),
            ("half hour", Some("PT30M")),
            ("a half hour", Some("PT30M")),
            ("half a day", Some("PT12H")),
            ("half", None),
            ("half tea", None),
            ("three days", Some("P3D")),
            ("eight weeks", Some("P8W")),
            ("45 seconds", Some("PT45S")),
            ("ten", None),
            ("minutes", None),
            ("ten minutes ten minutes", None),
            ("and", None),
        ] {
            assert_eq!(read(text, Language::English).as_deref(), duration, "{text}");
        }
        for (text, duration) in [
            ("zehn minuten", Some("PT10M")),
            ("eine stunde und fünf minuten", Some("PT1H5M")),
            ("eine halbe stunde", Some("PT30M")),
            ("anderthalb stunden", Some("PT1H30M")),
        ] {
            assert_eq!(read(text, Language::German).as_deref(), duration, "{text}");
        }
    }
}
