use super::Language;

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];
const ONES_DE: [&str; 20] = [
    "null",
    "ein",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
];
const TENS_DE: [&str; 8] = [
    "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig",
];

/// A number that all the words make.
pub(super) fn parse(words: &[&str], language: Language) -> Option<String> {
    let (sign, words) = match words {
        ["minus" | "negative", rest @ ..] => ("-", rest),
        words => ("", words),
    };
    // "-5"
    let figures = words.first().and_then(|first| first.strip_prefix('-'));
    if let (Some(figures), "") = (figures, sign) {
        return parse(&[&["minus", figures], &words[1..]].concat(), language);
    }
    // "two point five", "zwei komma fünf"
    let point = words
        .iter()
        .position(|word| matches!(*word, "point" | "komma"));
    if let Some(at) = point {
        let whole = whole(&words[..at], language)?;
        let digits: Option<String> = words[at + 1..]
            .iter()
            .map(|word| prefix(&[word], language).map(|(number, _)| number.to_string()))
            .collect();
        let digits = digits.filter(|digits| !digits.is_empty())?;
        return Some(format!("{sign}{whole}.{digits}"));
    }
    if let [figures] = words
        && figures.contains('.')
        && figures.parse::<f64>().is_ok()
    {
        return Some(format!("{sign}{figures}"));
    }
    whole(words, language).map(|number| format!("{sign}{number}"))
}

/// A whole number that all the words make.
pub(super) fn whole(words: &[&str], language: Language) -> Option<u64> {
    let (number, used) = prefix(words, language)?;
    (used == words.len()).then_some(number)
}

/// Four figures, as a year or a PIN is said.
pub(super) fn four_digits(words: &[&str], language: Language) -> Option<String> {
    if let Some(number) = whole(words, language).filter(|number| (1000..=9999).contains(number)) {
        return Some(number.to_string());
    }
    if words.len() == 4 {
        let digits: Option<Vec<u64>> = words
            .iter()
            .map(|word| match *word {
                "oh" | "o" => Some(0),
                word => whole(&[word], language).filter(|digit| *digit < 10),
            })
            .collect();
        return digits.map(|digits| digits.iter().map(ToString::to_string).collect());
    }
    if let [figures] = words
        && figures.len() == 4
        && figures.bytes().all(|byte| byte.is_ascii_digit())
    {
        return Some((*figures).to_owned());
    }
    // "nineteen eighty four", "twenty oh five"
    (1..words.len()).find_map(|at| {
        let high = whole(&words[..at], language).filter(|high| (10..100).contains(high))?;
        let low = match &words[at..] {
            ["oh" | "o", digit] => whole(&[digit], language).filter(|low| *low < 10)?,
            rest => whole(rest, language).filter(|low| (10..100).contains(low))?,
        };
        Some(format!("{high}{low:02}"))
    })
}

/// The number that the first words make, as many of them as there can be.
pub(super) fn prefix(words: &[&str], language: Language) -> Option<(u64, usize)> {
    let first = words.first()?;
    if let Some(number) = figures(first) {
        let scale = words.get(1).and_then(|word| scale(word));
        return match scale {
            Some(scale) => Some((number.checked_mul(scale)?, 2)),
            None => Some((number, 1)),
        };
    }
    if language == Language::German {
        return german(first, 0).map(|number| (number, 1));
    }
    english(words)
}

fn figures(word: &str) -> Option<u64> {
    let all_digits = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    all_digits.then(|| word.parse().ok()).flatten()
}

fn scale(word: &str) -> Option<u64> {
    match word {
        "thousand" | "tausend" => Some(1_000),
        "million" | "millionen" => Some(1_000_000),
        "billion" | "milliarde" | "milliarden" => Some(1_000_000_000),
        _ => None,
    }
}

fn index(words: &[&str], word: &str) -> Option<u64> {
    let at = words.iter().position(|name| *name == word)?;
    u64::try_from(at).ok()
}

fn english(words: &[&str]) -> Option<(u64, usize)> {
    // What the next word must be smaller than, so that "two three" is two numbers.
    let (mut total, mut part, mut below) = (0u64, 0u64, u64::MAX);
    let (mut used, mut at) = (0, 0);
    // Whether "thousand and" was said: then only what is below 100 follows.
    let mut ending = false;
    while let Some(word) = words.get(at) {
        if *word == "and" && used == at {
            match below {
                100 => {}
                1000 => ending = true,
                _ => break,
            }
            at += 1;
            continue;
        }
        if ending && (*word == "hundred" || scale(word).is_some()) {
            break;
        }
        if *word == "hundred" && (1..100).contains(&part) {
            part *= 100;
            below = 100;
        } else if let Some(scale) = scale(word)
            && part > 0
        {
            total = total.checked_add(part.checked_mul(scale)?)?;
            part = 0;
            below = 1000;
        } else {
            let value = index(&ONES, word)
                .or_else(|| index(&TENS, word).map(|tens| (tens + 2) * 10))
                .or_else(|| {
                    (matches!(*word, "a" | "an")
                        && words
                            .get(at + 1)
                            .is_some_and(|next| *next == "hundred" || scale(next).is_some()))
                    .then_some(1)
                });
            let Some(value) = value.filter(|value| *value < below) else {
                break;
            };
            part += value;
            // After tens only ones, after anything smaller nothing.
            below = if value >= 20 { 10 } else { 0 };
        }
        at += 1;
        used = at;
    }
    (used > 0).then_some((total.checked_add(part)?, used))
}

/// A German number is one word: `zweihundertfünfundzwanzig`.
fn german(word: &str, depth: u8) -> Option<u64> {
    if depth > 6 {
        return None;
    }
    let whole = match word {
        "eins" | "eine" | "einen" | "einer" | "einem" => Some(1),
        "zwo" => Some(2),
        "dreissig" => Some(30),
        word => index(&ONES_DE, word).or_else(|| index(&TENS_DE, word).map(|tens| (tens + 2) * 10)),
    };
    if whole.is_some() {
        return whole;
    }
    for (name, scale) in [("tausend", 1000), ("hundert", 100)] {
        if let Some((before, after)) = word.split_once(name) {
            let high = if before.is_empty() {
                1
            } else {
                german(before, depth + 1)?
            };
            let after = after.strip_prefix("und").unwrap_or(after);
            let low = if after.is_empty() {
                0
            } else {
                german(after, depth + 1)?
            };
            return (low < scale)
                .then(|| high.checked_mul(scale)?.checked_add(low))
                .flatten();
        }
    }
    // "und" also stands within "hundert", which is gone by now.
    let (ones, tens) = word.split_once("und")?;
    let tens = match tens {
        "dreissig" => 30,
        tens => (index(&TENS_DE, tens)? + 2) * 10,
    };
    Some(index(&ONES_DE, ones).filter(|ones| (1..10).contains(ones))? + tens)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, language: Language) -> Option<String> {
        parse(&text.split(' ').collect::<Vec<_>>(), language)
    }

    #[test]
    fn english_numbers() {
        for (text, number) in [
            ("5", Some("5")),
            ("twenty five", Some("25")),
            ("one hundred and five", Some("105")),
            ("a hundred", Some("100")),
            ("two thousand twenty six", Some("2026")),
            ("two thousand and five", Some("2005")),
            ("two thousand and twenty six", Some("2026")),
            ("one thousand and one", Some("1001")),
            ("a million and one", Some("1000001")),
            ("one hundred and five thousand", Some("105000")),
            ("two thousand one hundred and five", Some("2105")),
            ("two thousand and", None),
            ("two thousand and and five", None),
            ("one hundred and and five", None),
            ("two thousand and five hundred", None),
            ("one million and two thousand", None),
            ("twenty and five", None),
            ("three million", Some("3000000")),
            ("2 million", Some("2000000")),
            ("minus five", Some("-5")),
            ("2.5", Some("2.5")),
            ("-5", Some("-5")),
            ("-2.5", Some("-2.5")),
            ("-2 million", Some("-2000000")),
            ("minus -5", None),
            ("-", None),
            ("two point five", Some("2.5")),
            ("zero", Some("0")),
            ("two three", None),
            ("twenty eleven", None),
            ("and", None),
            ("hundred", None),
            ("tea", None),
            ("99999999999999999999999", None),
        ] {
            assert_eq!(read(text, Language::English).as_deref(), number, "{text}");
        }
    }

    #[test]
    fn german_numbers() {
        for (text, number) in [
            ("fünf", Some("5")),
            ("fünfundzwanzig", Some("25")),
            ("hundert", Some("100")),
            ("zweihundertdreiunddreißig", Some("233")),
            ("zweitausendsechsundzwanzig", Some("2026")),
            ("eins", Some("1")),
            ("2 millionen", Some("2000000")),
            ("tee", None),
            ("hund", None),
        ] {
            assert_eq!(read(text, Language::German).as_deref(), number, "{text}");
        }
    }

    #[test]
    fn four_figures() {
        let read =
            |text: &str| four_digits(&text.split(' ').collect::<Vec<_>>(), Language::English);
        for (text, number) in [
            ("nineteen eighty four", Some("1984")),
            ("twenty oh five", Some("2005")),
            ("one two three four", Some("1234")),
            ("0042", Some("0042")),
            ("two thousand", Some("2000")),
            ("two thousand and five", Some("2005")),
            ("twelve", None),
        ] {
            assert_eq!(read(text).as_deref(), number, "{text}");
        }
    }
}
