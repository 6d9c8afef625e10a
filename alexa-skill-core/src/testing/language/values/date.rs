use jiff::civil::{Date, Weekday};

use super::{Language, number, ordinal};

const MONTHS: [[&str; 12]; 2] = [
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ],
    [
        "januar",
        "februar",
        "märz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
    ],
];
const DAYS: [[&str; 7]; 2] = [
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ],
    [
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag",
        "sonntag",
    ],
];

/// A date in the form of `AMAZON.DATE`: a day, a week, a weekend, a month or a year.
pub(super) fn parse(words: &[&str], language: Language, today: Date) -> Option<String> {
    let words = without_article(words);
    relative(words, language, today)
        .or_else(|| named_day(words, language, today))
        .or_else(|| period(words, today))
        .or_else(|| calendar(words, language, today))
}

fn without_article<'a, 'b>(mut words: &'a [&'b str]) -> &'a [&'b str] {
    while let ["on" | "the" | "am" | "den" | "der", rest @ ..] = words
        && !rest.is_empty()
    {
        words = rest;
    }
    words
}

/// "today", "in three days".
fn relative(words: &[&str], language: Language, today: Date) -> Option<String> {
    let days = match words {
        ["today" | "heute" | "now"] => 0,
        ["tomorrow" | "morgen"] => 1,
        ["day", "after", "tomorrow"] | ["übermorgen"] => 2,
        ["yesterday" | "gestern"] => -1,
        ["day", "before", "yesterday"] | ["vorgestern"] => -2,
        ["in", count @ .., unit] | [count @ .., unit, "from", "now"] => {
            let weeks = match *unit {
                "day" | "days" | "tag" | "tagen" => 1,
                "week" | "weeks" | "woche" | "wochen" => 7,
                _ => return None,
            };
            let count = match count {
                ["a"] => 1,
                count => number::whole(count, language)?,
            };
            i64::try_from(count).ok()?.checked_mul(weeks)?
        }
        _ => return None,
    };
    plus(today, days).map(|date| date.to_string())
}

fn plus(date: Date, days: i64) -> Option<Date> {
    let span = jiff::Span::new().try_days(days).ok()?;
    date.checked_add(span).ok()
}

/// "monday", "next monday", "last monday".
fn named_day(words: &[&str], language: Language, today: Date) -> Option<String> {
    let (day, back) = match words {
        [day]
        | [
            "next" | "this" | "coming" | "nächsten" | "kommenden" | "diesen",
            day,
        ] => (day, false),
        ["last" | "letzten" | "vergangenen", day] => (day, true),
        _ => return None,
    };
    let names = &DAYS[usize::from(language == Language::German)];
    let day = if *day == "sonnabend" { "samstag" } else { day };
    let number = names.iter().position(|name| *name == day)?;
    let weekday = Weekday::from_monday_zero_offset(i8::try_from(number).ok()?).ok()?;
    let date = today.nth_weekday(if back { -1 } else { 1 }, weekday).ok()?;
    Some(date.to_string())
}

/// "this week", "next weekend", "last month", "next year".
fn period(words: &[&str], today: Date) -> Option<String> {
    let [which, unit] = words else {
        return None;
    };
    let steps = match *which {
        "this" | "diese" | "dieses" | "diesen" | "dieser" => 0,
        "next" | "nächste" | "nächstes" | "nächsten" | "nächster" => 1,
        "last" | "letzte" | "letztes" | "letzten" | "letzter" => -1,
        _ => return None,
    };
    match *unit {
        "week" | "woche" => Some(week(plus(today, steps * 7)?, "")),
        "weekend" | "wochenende" => Some(week(plus(today, steps * 7)?, "-WE")),
        "month" | "monat" => {
            let span = jiff::Span::new().try_months(steps).ok()?;
            let date = today.checked_add(span).ok()?;
            Some(format!("{:04}-{:02}", date.year(), date.month()))
        }
        "year" | "jahr" => Some(format!("{:04}", i64::from(today.year()) + steps)),
        _ => None,
    }
}

fn week(date: Date, suffix: &str) -> String {
    let week = date.iso_week_date();
    format!("{:04}-W{:02}{suffix}", week.year(), week.week())
}

/// "november", "november twenty first", "the 21st of november 2027", "2026-11-21", "2026".
fn calendar(words: &[&str], language: Language, today: Date) -> Option<String> {
    let figures = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit());
    if let [year, month, day] = words
        && year.len() == 4
        && words.iter().all(figures)
    {
        let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
        return date.ok().map(|date| date.to_string());
    }
    if let Some(year) = year(words, language) {
        return Some(format!("{year:04}"));
    }
    let names = &MONTHS[usize::from(language == Language::German)];
    let month_of = |word: &str| names.iter().position(|name| *name == word);
    let Some(at) = words.iter().position(|word| month_of(word).is_some()) else {
        // "the twenty first"
        let day = i8::try_from(ordinal::parse(words, language)?).ok()?;
        return upcoming(today, |year, month| Date::new(year, month, day).ok());
    };
    let month = i8::try_from(month_of(words[at])? + 1).ok()?;
    let (before, after) = (&words[..at], without_article(&words[at + 1..]));
    let before = match before {
        [rest @ .., "of"] => rest,
        before => before,
    };
    let day_of = |words: &[&str]| {
        let number = ordinal::parse(words, language).or_else(|| number::whole(words, language))?;
        i8::try_from(number)
            .ok()
            .filter(|day| (1..=31).contains(day))
    };
    let (day, rest) = if before.is_empty() {
        // The longest run of words that is a day; what is left is the year.
        let used = (1..=after.len().min(2))
            .rev()
            .find(|used| day_of(&after[..*used]).is_some());
        (
            used.and_then(|used| day_of(&after[..used])),
            &after[used.unwrap_or(0)..],
        )
    } else {
        (Some(day_of(before)?), after)
    };
    let year = if rest.is_empty() {
        None
    } else {
        Some(year(rest, language)?)
    };
    match (year, day) {
        (Some(year), Some(day)) => Date::new(year, month, day)
            .ok()
            .map(|date| date.to_string()),
        (Some(year), None) => Some(format!("{year:04}-{month:02}")),
        (None, Some(day)) => upcoming(today, |year, this| {
            (this == month)
                .then(|| Date::new(year, month, day).ok())
                .flatten()
        }),
        (None, None) => {
            let year = today.year() + i16::from(month < today.month());
            Some(format!("{year:04}-{month:02}"))
        }
    }
}

fn year(words: &[&str], language: Language) -> Option<i16> {
    let year: i16 = number::four_digits(words, language)?.parse().ok()?;
    (1000..=9999).contains(&year).then_some(year)
}

/// The first such day from today on, looking at each month of the next four years and a bit: a
/// leap day may be that far.
fn upcoming(today: Date, day_in: impl Fn(i16, i8) -> Option<Date>) -> Option<String> {
    let (mut year, mut month) = (today.year(), today.month());
    for _ in 0..=9 * 12 {
        if let Some(date) = day_in(year, month).filter(|date| *date >= today) {
            return Some(date.to_string());
        }
        (year, month) = if month == 12 {
            (year.checked_add(1)?, 1)
        } else {
            (year, month + 1)
        };
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_both_languages() {
        // A Saturday.
        let today = Date::constant(2026, 11, 21);
        let read =
            |text: &str, language| parse(&text.split(' ').collect::<Vec<_>>(), language, today);
        for (text, date) in [
            ("today", Some("2026-11-21")),
            ("tomorrow", Some("2026-11-22")),
            ("the day after tomorrow", Some("2026-11-23")),
            ("in three days", Some("2026-11-24")),
            ("two weeks from now", Some("2026-12-05")),
            ("monday", Some("2026-11-23")),
            ("saturday", Some("2026-11-28")),
            ("last friday", Some("2026-11-20")),
            ("this week", Some("2026-W47")),
            ("next week", Some("2026-W48")),
            ("this weekend", Some("2026-W47-WE")),
            ("next month", Some("2026-12")),
            ("next year", Some("2027")),
            ("december", Some("2026-12")),
            ("march", Some("2027-03")),
            ("november twenty first", Some("2026-11-21")),
            ("november twentieth", Some("2027-11-20")),
            ("the 3rd of december", Some("2026-12-03")),
            ("december 3 2027", Some("2027-12-03")),
            ("december third twenty thirty", Some("2030-12-03")),
            ("2026 12 24", Some("2026-12-24")),
            ("twenty twenty eight", Some("2028")),
            ("february 29", Some("2028-02-29")),
            ("the first", Some("2026-12-01")),
            ("june twenty first", Some("2027-06-21")),
            ("july 4 2027", Some("2027-07-04")),
            ("the 21st of november", Some("2026-11-21")),
            ("the 12th of may", Some("2027-05-12")),
            ("21st june 2027", Some("2027-06-21")),
            ("on the 21st of november", Some("2026-11-21")),
            ("june the twenty first", Some("2027-06-21")),
            ("four five six", None),
            ("2026 13 24", None),
            ("february 30", None),
            ("tea", None),
            ("in days", None),
        ] {
            assert_eq!(read(text, Language::English).as_deref(), date, "{text}");
        }
        for (text, date) in [
            ("heute", Some("2026-11-21")),
            ("übermorgen", Some("2026-11-23")),
            ("am montag", Some("2026-11-23")),
            ("nächste woche", Some("2026-W48")),
            ("am dritten dezember", Some("2026-12-03")),
            ("24 dezember", Some("2026-12-24")),
            ("in drei tagen", Some("2026-11-24")),
            ("märz", Some("2027-03")),
        ] {
            assert_eq!(read(text, Language::German).as_deref(), date, "{text}");
        }
    }
}
