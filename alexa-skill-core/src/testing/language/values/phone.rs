use super::{Language, number};

/// The digits of a phone number, said in figures or one by one.
pub(super) fn parse(words: &[&str], language: Language) -> Option<String> {
    let mut digits = String::new();
    for word in words {
        let word = word.trim_start_matches('+');
        if !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit()) {
            digits.push_str(word);
        } else if matches!(word, "oh" | "o") {
            digits.push('0');
        } else {
            let digit = number::whole(&[word], language).filter(|digit| *digit < 10)?;
            digits.push_str(&digit.to_string());
        }
    }
    (5..=15).contains(&digits.len()).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_joined() {
        let read = |words: &[&str]| parse(words, Language::English);
        assert_eq!(
            read(&["+44", "1865", "276150"]).as_deref(),
            Some("441865276150")
        );
        assert_eq!(
            read(&["five", "five", "five", "oh", "1"]).as_deref(),
            Some("55501")
        );
        assert_eq!(read(&["five"]), None);
        assert_eq!(read(&["my", "number"]), None);
    }
}
