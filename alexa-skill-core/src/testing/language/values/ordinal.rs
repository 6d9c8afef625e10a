use super::{Language, number};

/// "first", "21st", "twenty first", "einundzwanzigsten".
pub(super) fn parse(words: &[&str], language: Language) -> Option<u64> {
    let (last, before) = words.split_last()?;
    for suffix in ["st", "nd", "rd", "th"] {
        if let Some(figures) = last.strip_suffix(suffix)
            && before.is_empty()
            && figures.bytes().all(|byte| byte.is_ascii_digit())
        {
            return figures.parse().ok();
        }
    }
    let cardinal = match language {
        Language::English => english(last)?,
        Language::German => german(last)?,
    };
    let mut words = before.to_vec();
    words.push(&cardinal);
    number::whole(&words, language)
}

fn english(word: &str) -> Option<String> {
    let irregular = match word {
        "first" => "one",
        "second" => "two",
        "third" => "three",
        "fifth" => "five",
        "eighth" => "eight",
        "ninth" => "nine",
        "twelfth" => "twelve",
        word => {
            let stem = word.strip_suffix("th")?;
            return Some(match stem.strip_suffix("ie") {
                Some(tens) => format!("{tens}y"),
                None => stem.to_owned(),
            });
        }
    };
    Some(irregular.to_owned())
}

fn german(word: &str) -> Option<String> {
    let stem = ["en", "er", "es", "e"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))?;
    let irregular = match stem {
        "erst" => "eins",
        "dritt" => "drei",
        "siebt" => "sieben",
        "acht" => "acht",
        stem => {
            let cardinal = stem.strip_suffix("st").or_else(|| stem.strip_suffix('t'))?;
            return Some(cardinal.to_owned());
        }
    };
    Some(irregular.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_both_languages() {
        let read = |text: &str, language| parse(&text.split(' ').collect::<Vec<_>>(), language);
        for (text, number) in [
            ("first", Some(1)),
            ("21st", Some(21)),
            ("twenty first", Some(21)),
            ("twentieth", Some(20)),
            ("twelfth", Some(12)),
            ("fourteenth", Some(14)),
            ("five", None),
            ("th", None),
        ] {
            assert_eq!(read(text, Language::English), number, "{text}");
        }
        for (text, number) in [
            ("ersten", Some(1)),
            ("dritter", Some(3)),
            ("zwanzigsten", Some(20)),
            ("einundzwanzigste", Some(21)),
            ("zehnten", Some(10)),
            ("achten", Some(8)),
            ("garten", None),
        ] {
            assert_eq!(read(text, Language::German), number, "{text}");
        }
    }
}
